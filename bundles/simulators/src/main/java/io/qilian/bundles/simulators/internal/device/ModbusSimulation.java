package io.qilian.bundles.simulators.internal.device;

import io.qilian.bundles.modbus.api.RegisterSetting;
import io.qilian.bundles.modbus.api.simulation.DeviceFault;
import io.qilian.bundles.modbus.api.simulation.SimulatedDevice;
import io.qilian.bundles.simulators.api.SimulationRequest;
import io.qilian.bundles.simulators.api.SimulationStatus;
import io.qilian.bundles.simulators.internal.values.Curve;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A Modbus TCP device with one holding register of two words for each value. */
public final class ModbusSimulation implements Simulation {

    /** What it measures if there is no file. */
    public static final List<Curve> CURVES = List.of(
            new Curve("level", "water-level", "m", 3, 0.5, 0.02),
            new Curve("rain", "rain", "mm", 2, 2, 0.5),
            new Curve("temperature", "temperature", "Cel", 18, 6, 0.3));

    private static final int WORDS = 2;

    private final SimulationRequest request;
    private final Iterator<Map<String, Double>> values;
    private final InstantSource clock;
    private final List<String> codes;
    private final Random random;
    private final SimulatedDevice device;
    private Instant nextAt;
    private boolean closed;

    /**
     * A device that listens.
     *
     * @param request what it is
     * @param values what it measures, never ending
     * @param clock the time of day
     * @throws ProblemException if it cannot listen
     */
    public ModbusSimulation(SimulationRequest request, Iterator<Map<String, Double>> values, InstantSource clock) {
        this.request = request;
        this.values = values;
        this.clock = clock;
        this.random = new Random(request.seed());
        this.nextAt = clock.instant();
        this.codes = request.csv().isPresent()
                ? List.copyOf(request.columns().values())
                : CURVES.stream().map(Curve::code).toList();
        List<RegisterSetting> registers = new ArrayList<>();
        for (String code : codes) {
            registers.add(RegisterSetting.of(
                    code, RegisterSetting.Table.HOLDING, WORDS * registers.size(), RegisterSetting.ValueType.FLOAT32));
        }
        device = SimulatedDevice.start(address(request.host()), request.port(), 1, registers);
        tick();
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new ProblemException(
                    Problem.of(
                            "simulation.host",
                            ProblemKind.INPUT,
                            "The address on which the device is to listen is not known",
                            host,
                            "Name an address of this machine"),
                    e);
        }
    }

    @Override
    public void tick() {
        Instant now = clock.instant();
        if (closed || now.isBefore(nextAt)) {
            return;
        }
        nextAt = now.plus(request.every());
        values.next().forEach(device::set);
        double chance = random.nextDouble();
        double silent = request.faults().lose();
        boolean refuses = chance < silent + request.faults().corrupt();
        device.fault(chance < silent ? DeviceFault.SILENT : refuses ? DeviceFault.EXCEPTION : DeviceFault.NONE);
    }

    @Override
    public SimulationStatus status() {
        List<String> connection = new ArrayList<>(List.of(
                "host: " + request.host(),
                "port: " + request.port(),
                "intervalMs: " + request.every().toMillis(),
                "registers:"));
        for (int i = 0; i < codes.size(); i++) {
            connection.add(
                    "- {code: \"" + codes.get(i) + "\", table: holding, address: " + WORDS * i + ", type: float32}");
        }
        return new SimulationStatus(
                request, device.requests(), 0, 0, 0, Optional.empty(), FeedFile.of(request, CURVES, "", connection));
    }

    @Override
    public void close() {
        closed = true;
        device.close();
    }
}
