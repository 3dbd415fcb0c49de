package io.qilian.bundles.shell.internal;

import io.qilian.bundles.simulators.api.Simulations;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;

/** Completes the names of simulations. */
@Service
public final class SimulationCompleter implements Completer {

    @Reference
    private Simulations simulations;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return Names.complete(session, line, candidates, () -> simulations.simulations().stream()
                .map(simulation -> simulation.request().name())
                .toList());
    }
}
