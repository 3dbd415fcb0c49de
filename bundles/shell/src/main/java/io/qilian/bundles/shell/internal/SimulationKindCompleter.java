package io.qilian.bundles.shell.internal;

import io.qilian.bundles.simulators.api.SimulationKind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;

/** Completes what can be simulated. */
@Service
public final class SimulationKindCompleter implements Completer {

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return Names.complete(session, line, candidates, () -> Stream.of(SimulationKind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList());
    }
}
