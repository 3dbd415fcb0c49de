package io.qilian.bundles.simulators.internal.device;

import io.qilian.bundles.hj212.api.Upload;
import io.qilian.bundles.hj212.api.simulation.SimulatedStation;
import io.qilian.bundles.hj212.api.simulation.StationFaults;
import io.qilian.bundles.hj212.api.simulation.StationMemory;
import io.qilian.bundles.hj212.api.simulation.StationPlan;
import io.qilian.bundles.hj212.api.simulation.StationRecord;
import io.qilian.bundles.hj212.api.simulation.StationReport;
import io.qilian.bundles.simulators.api.SimulationFaults;
import io.qilian.bundles.simulators.api.SimulationRequest;
import io.qilian.bundles.simulators.api.SimulationStatus;
import io.qilian.bundles.simulators.internal.values.Curve;
import io.qilian.bundles.simulators.internal.values.RecordClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A station of HJ 212-2017 that sends real-time data; it connects again when it is cut off, with a growing wait. */
public final class HjSimulation implements Simulation {

    /** What it measures if there is no file. */
    public static final List<Curve> CURVES = List.of(
            new Curve("a34004-Rtd", "pm2.5", "ug/m3", 40, 15, 4),
            new Curve("a34002-Rtd", "pm10", "ug/m3", 70, 25, 6),
            new Curve("a05024-Rtd", "o3", "ug/m3", 80, 50, 5),
            new Curve("a01001-Rtd", "temperature", "Cel", 18, 6, 0.3));

    private static final String NUMBER = "QLSIM00000001";
    private static final String PASSWORD = "123456";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final SimulationRequest request;
    private final InstantSource clock;
    private final StationPlan plan;
    private final StationMemory memory;
    private final Iterator<StationRecord> records;
    private volatile SimulatedStation station;
    private volatile Totals before = new Totals(0, 0, 0, 0);
    private Duration wait = Duration.ofSeconds(1);
    private Instant connectAt;
    private boolean closed;

    /** What earlier connections came to. */
    private record Totals(long sent, long acknowledged, long lost, long connects) {

        Totals plus(StationReport report) {
            return new Totals(
                    sent + report.sent(),
                    acknowledged + report.acknowledged(),
                    lost + report.unacknowledged(),
                    connects + 1);
        }
    }

    /**
     * A station that connects.
     *
     * @param request what it is
     * @param values what it measures, never ending
     * @param clock the time of day
     */
    public HjSimulation(SimulationRequest request, Iterator<Map<String, Double>> values, InstantSource clock) {
        this.request = request;
        this.clock = clock;
        StationPlan usual = StationPlan.of(request.port(), NUMBER, PASSWORD);
        this.plan = new StationPlan(
                request.host(),
                usual.port(),
                usual.deviceNumber(),
                usual.password(),
                usual.systemCode(),
                usual.zone(),
                request.every(),
                usual.answerTimeout(),
                usual.attempts(),
                usual.window(),
                usual.remembered(),
                request.seed());
        this.memory = new StationMemory(plan.remembered());
        this.records = new Records(values, new RecordClock(clock, ChronoUnit.SECONDS));
        connect();
    }

    private record Records(Iterator<Map<String, Double>> values, RecordClock times) implements Iterator<StationRecord> {

        @Override
        public boolean hasNext() {
            return values.hasNext();
        }

        @Override
        public StationRecord next() {
            return new StationRecord(Upload.REAL, times.next(), values.next());
        }
    }

    private void connect() {
        SimulationFaults wrong = request.faults();
        SimulatedStation next = new SimulatedStation(plan, memory, records, clock);
        next.faults(StationFaults.none()
                .losing(wrong.lose())
                .corrupting(wrong.corrupt())
                .malforming(wrong.malformed())
                .skewed(wrong.clockSkew()));
        next.start();
        station = next;
    }

    @Override
    public void tick() {
        if (closed || station.report().state() != StationReport.State.CLOSED) {
            return;
        }
        Instant now = clock.instant();
        if (connectAt == null) {
            StationReport ended = station.report();
            wait = ended.acknowledged() > 0 ? Duration.ofSeconds(1) : min(wait.multipliedBy(2), LONGEST_WAIT);
            connectAt = now.plus(wait);
        } else if (!now.isBefore(connectAt)) {
            connectAt = null;
            before = before.plus(station.report());
            connect();
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public SimulationStatus status() {
        StationReport now = station.report();
        Totals all = before.plus(now);
        Optional<String> problem =
                now.failure().or(() -> now.refused().map(answer -> "The platform answers " + answer));
        return new SimulationStatus(
                request,
                all.sent,
                all.acknowledged,
                all.lost,
                all.connects,
                problem,
                FeedFile.of(
                        request,
                        CURVES,
                        "real.",
                        List.of("port: " + request.port(), "password: \"" + PASSWORD + "\"", "address: 127.0.0.1")));
    }

    @Override
    public void close() {
        closed = true;
        station.close();
    }
}
