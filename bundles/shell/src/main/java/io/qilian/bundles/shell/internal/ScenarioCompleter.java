package io.qilian.bundles.shell.internal;

import io.qilian.kernel.scenes.api.Scenarios;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;

/** Completes the names of scenarios. */
@Service
public final class ScenarioCompleter implements Completer {

    @Reference
    private Scenarios scenarios;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return Names.complete(session, line, candidates, () -> scenarios.scenarios().stream()
                .map(scenario -> scenario.name())
                .toList());
    }
}
