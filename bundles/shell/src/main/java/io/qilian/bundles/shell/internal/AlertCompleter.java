package io.qilian.bundles.shell.internal;

import io.qilian.kernel.alerts.api.AlertQuery;
import io.qilian.kernel.alerts.api.AlertState;
import io.qilian.kernel.alerts.api.Alerts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;

/** Completes the numbers of alerts that are not resolved. */
@Service
public final class AlertCompleter implements Completer {

    private static final int MOST = 100;

    @Reference
    private Alerts alerts;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        AlertQuery unresolved =
                new AlertQuery(Optional.empty(), Set.of(AlertState.OPEN, AlertState.ACKNOWLEDGED), MOST);
        return Names.complete(session, line, candidates, () -> alerts.find(unresolved).stream()
                .map(alert -> String.valueOf(alert.number()))
                .toList());
    }
}
