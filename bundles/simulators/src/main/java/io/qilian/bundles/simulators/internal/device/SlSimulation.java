package io.qilian.bundles.simulators.internal.device;

import io.qilian.bundles.simulators.api.SimulationFaults;
import io.qilian.bundles.simulators.api.SimulationRequest;
import io.qilian.bundles.simulators.api.SimulationStatus;
import io.qilian.bundles.simulators.internal.values.Curve;
import io.qilian.bundles.simulators.internal.values.RecordClock;
import io.qilian.bundles.sl651.api.FunctionCode;
import io.qilian.bundles.sl651.api.simulation.SimulatedReport;
import io.qilian.bundles.sl651.api.simulation.SimulatedStation;
import io.qilian.bundles.sl651.api.simulation.SimulatedStationSettings;
import io.qilian.bundles.sl651.api.simulation.SimulatedStationStatistics;
import io.qilian.bundles.sl651.api.simulation.StationFaults;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A river station of SL 651-2014 that sends timed reports; it connects again by itself. */
public final class SlSimulation implements Simulation {

    /** What it measures if there is no file. */
    public static final List<Curve> CURVES =
            List.of(new Curve("Z", "water-level", "m", 12, 0.4, 0.02), new Curve("Q", "flow", "m3/s", 140, 30, 2));

    private static final String STATION = "0000000001";

    private final SimulationRequest request;
    private final SimulatedStation station;

    /**
     * A station that connects.
     *
     * @param request what it is
     * @param values what it measures, never ending
     * @param clock the time of day
     */
    public SlSimulation(SimulationRequest request, Iterator<Map<String, Double>> values, InstantSource clock) {
        this.request = request;
        SimulationFaults wrong = request.faults();
        SimulatedStationSettings usual = SimulatedStationSettings.of(request.host(), request.port(), STATION, 0);
        SimulatedStationSettings settings = usual.paced(request.every(), usual.confirmWait(), usual.packetBytes())
                .failing(
                        new StationFaults(wrong.lose(), wrong.corrupt(), wrong.malformed(), 0, wrong.clockSkew()),
                        request.seed());
        station = SimulatedStation.start(
                settings, new Reports(values, new RecordClock(clock, ChronoUnit.MINUTES)), clock);
    }

    private record Reports(Iterator<Map<String, Double>> values, RecordClock times)
            implements Iterator<SimulatedReport> {

        @Override
        public boolean hasNext() {
            return values.hasNext();
        }

        @Override
        public SimulatedReport next() {
            return new SimulatedReport(FunctionCode.TIMED, times.next(), values.next(), Map.of());
        }
    }

    @Override
    public void tick() {
        // It has a thread of its own.
    }

    @Override
    public SimulationStatus status() {
        SimulatedStationStatistics counts = station.statistics();
        return new SimulationStatus(
                request,
                counts.confirmed() + counts.unconfirmed() + counts.repeated(),
                counts.confirmed(),
                counts.unconfirmed() + counts.lost(),
                counts.connects(),
                counts.connects() == 0 ? Optional.of("Nobody answers at the port yet") : Optional.empty(),
                FeedFile.of(
                        request,
                        CURVES,
                        "",
                        List.of(
                                "port: " + request.port(),
                                "password: \"0000\"",
                                "stations: [\"" + STATION + "\"]",
                                "address: 127.0.0.1")));
    }

    @Override
    public void close() {
        station.close();
    }
}
