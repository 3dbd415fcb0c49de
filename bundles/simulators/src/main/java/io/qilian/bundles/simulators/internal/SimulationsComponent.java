package io.qilian.bundles.simulators.internal;

import io.qilian.bundles.simulators.api.SimulationRequest;
import io.qilian.bundles.simulators.api.SimulationStatus;
import io.qilian.bundles.simulators.api.Simulations;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Wires the simulations together. */
@Component(service = Simulations.class)
public final class SimulationsComponent implements Simulations {

    private static final long TICK_MS = 200;

    private final RunningSimulations simulations;
    private final ScheduledExecutorService timer;

    /** Ready to simulate; files to replay lie below {@code data/simulations}. */
    @Activate
    public SimulationsComponent() {
        Path data = Path.of(System.getProperty("karaf.data", "data"));
        simulations = new RunningSimulations(data.resolve("simulations"), InstantSource.system());
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "qilian-simulations");
            thread.setDaemon(true);
            return thread;
        });
        var unused = timer.scheduleWithFixedDelay(simulations::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void stop() {
        timer.shutdown();
        simulations.close();
    }

    @Override
    public SimulationStatus start(SimulationRequest request) {
        return simulations.start(request);
    }

    @Override
    public List<SimulationStatus> simulations() {
        return simulations.simulations();
    }

    @Override
    public void stop(String name) {
        simulations.stop(name);
    }
}
