package io.qilian.bundles.simulators.internal;

import io.qilian.bundles.simulators.api.SimulationRequest;
import io.qilian.bundles.simulators.api.SimulationStatus;
import io.qilian.bundles.simulators.api.Simulations;
import io.qilian.bundles.simulators.internal.device.HjSimulation;
import io.qilian.bundles.simulators.internal.device.ModbusSimulation;
import io.qilian.bundles.simulators.internal.device.Simulation;
import io.qilian.bundles.simulators.internal.device.SlSimulation;
import io.qilian.bundles.simulators.internal.values.CsvValues;
import io.qilian.bundles.simulators.internal.values.Curve;
import io.qilian.bundles.simulators.internal.values.DayCurves;
import io.qilian.bundles.simulators.internal.values.FreezingValues;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The simulations that run. Thread-safe. */
public final class RunningSimulations implements Simulations, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RunningSimulations.class);

    private final Path folder;
    private final InstantSource clock;
    private final Map<String, Running> running = new TreeMap<>();

    /** A simulation and the file that it reads. */
    private record Running(Simulation simulation, Optional<CsvValues> file) {

        void close() {
            simulation.close();
            file.ifPresent(CsvValues::close);
        }
    }

    /**
     * None yet.
     *
     * @param folder where files lie that can be replayed
     * @param clock the time of day
     */
    public RunningSimulations(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public synchronized SimulationStatus start(SimulationRequest request) {
        if (running.containsKey(request.name())) {
            throw SimulationProblems.exists(request.name());
        }
        if (running.size() >= MAXIMUM) {
            throw SimulationProblems.tooMany();
        }
        Optional<CsvValues> file = request.csv().map(name -> new CsvValues(folder, name, request.columns()));
        try {
            Running started = new Running(simulation(request, file), file);
            running.put(request.name(), started);
            return started.simulation.status();
        } catch (RuntimeException e) {
            file.ifPresent(CsvValues::close);
            throw e;
        }
    }

    private Simulation simulation(SimulationRequest request, Optional<CsvValues> file) {
        return switch (request.kind()) {
            case HJ212 -> new HjSimulation(request, values(request, file, HjSimulation.CURVES), clock);
            case SL651 -> new SlSimulation(request, values(request, file, SlSimulation.CURVES), clock);
            case MODBUS -> new ModbusSimulation(request, values(request, file, ModbusSimulation.CURVES), clock);
        };
    }

    private Iterator<Map<String, Double>> values(
            SimulationRequest request, Optional<CsvValues> file, List<Curve> curves) {
        Iterator<Map<String, Double>> values =
                file.isPresent() ? file.get() : new DayCurves(curves, clock, request.seed());
        return new FreezingValues(values, request.faults().freezeAfter());
    }

    @Override
    public synchronized List<SimulationStatus> simulations() {
        return running.values().stream().map(one -> one.simulation.status()).toList();
    }

    @Override
    public synchronized void stop(String name) {
        Running stopped = running.remove(name);
        if (stopped == null) {
            throw SimulationProblems.unknown(name, running.keySet());
        }
        stopped.close();
    }

    /** Time has passed. One that fails is stopped, and the others go on. */
    public synchronized void tick() {
        for (Map.Entry<String, Running> one : List.copyOf(running.entrySet())) {
            try {
                one.getValue().simulation.tick();
            } catch (RuntimeException e) {
                log.error("Simulation {} is stopped, since it fails", one.getKey(), e);
                running.remove(one.getKey()).close();
            }
        }
    }

    @Override
    public synchronized void close() {
        running.values().forEach(Running::close);
        running.clear();
    }
}
