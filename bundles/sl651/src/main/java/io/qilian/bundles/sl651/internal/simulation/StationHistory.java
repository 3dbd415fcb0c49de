package io.qilian.bundles.sl651.internal.simulation;

import io.qilian.bundles.sl651.api.simulation.SimulatedReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The last {@value #MAXIMUM_REPORTS} reports of a station, whether they were sent or not. For one thread. */
final class StationHistory {

    static final int MAXIMUM_REPORTS = 10_000;

    private final TreeMap<Instant, SimulatedReport> reports = new TreeMap<>();

    void add(SimulatedReport report) {
        reports.put(report.observedAt(), report);
        if (reports.size() > MAXIMUM_REPORTS) {
            reports.pollFirstEntry();
        }
    }

    Optional<SimulatedReport> latest() {
        return reports.isEmpty()
                ? Optional.empty()
                : Optional.of(reports.lastEntry().getValue());
    }

    /** The twelve values of an hour; all missing if there are none. */
    List<Double> hour(String symbol, Instant hour) {
        return reports.subMap(hour, hour.plus(Duration.ofHours(1))).values().stream()
                .filter(report -> report.hours().containsKey(symbol))
                .findFirst()
                .map(report -> report.hours().get(symbol))
                .orElse(Collections.nCopies(12, Double.NaN));
    }

    /** The number at a time; not a number if there is none. */
    double number(String symbol, Instant at) {
        SimulatedReport report = reports.get(at);
        return report == null ? Double.NaN : report.numbers().getOrDefault(symbol, Double.NaN);
    }
}
