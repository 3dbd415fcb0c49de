package io.qilian.bundles.shell.internal;

import io.qilian.bundles.simulators.api.SimulationRequest;
import io.qilian.bundles.simulators.api.SimulationStatus;
import io.qilian.bundles.simulators.api.Simulations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Simulations that do nothing. */
final class ListedSimulations implements Simulations {

    final List<SimulationRequest> started = new ArrayList<>();
    final List<String> stopped = new ArrayList<>();

    @Override
    public SimulationStatus start(SimulationRequest request) {
        started.add(request);
        return status(request);
    }

    private static SimulationStatus status(SimulationRequest request) {
        return new SimulationStatus(request, 12, 10, 1, 2, Optional.of("nobody answers"), "protocol: hj212\n");
    }

    @Override
    public List<SimulationStatus> simulations() {
        return started.stream().map(ListedSimulations::status).toList();
    }

    @Override
    public void stop(String name) {
        stopped.add(name);
    }
}
