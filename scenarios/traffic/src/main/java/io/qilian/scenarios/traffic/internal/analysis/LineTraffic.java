package io.qilian.scenarios.traffic.internal.analysis;

import io.qilian.bundles.vision.api.calibration.SpeedEstimator;
import io.qilian.bundles.vision.api.counting.CountingLine;
import io.qilian.bundles.vision.api.counting.Crossing;
import io.qilian.bundles.vision.api.counting.LineSettings;
import io.qilian.bundles.vision.api.coverage.ClockIntervals;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.scenario.SceneState;
import io.qilian.scenarios.traffic.internal.settings.LineEntry;
import io.qilian.scenarios.traffic.internal.settings.TrafficSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The vehicles that cross one line: all of them, and those of the intervals that are not over. Not thread-safe. */
public final class LineTraffic {

    // One that goes on, one that waits for the last crossings, and one more for a clock that jumps.
    private static final int MAXIMUM_OPEN = 3;

    private final LineEntry entry;
    private final CountingLine line;
    private final Set<String> classes;
    private final ClockIntervals intervals;
    private final SortedMap<Instant, Tally> open = new TreeMap<>();
    private Tally total = new Tally();

    LineTraffic(LineEntry entry, TrafficSettings settings) {
        this.entry = entry;
        this.line = new CountingLine(entry.name(), entry.polyline(), LineSettings.DEFAULTS.with(settings.anchor()));
        this.classes = settings.classes().stream().map(Labels::of).collect(Collectors.toSet());
        this.intervals = settings.intervals();
    }

    List<VehicleCrossing> update(Observation seen, Optional<SpeedEstimator> speeds) {
        return take(line.update(seen), speeds);
    }

    List<VehicleCrossing> finish(Optional<SpeedEstimator> speeds) {
        return take(line.finish(), speeds);
    }

    private List<VehicleCrossing> take(List<Crossing> crossings, Optional<SpeedEstimator> speeds) {
        List<VehicleCrossing> vehicles = crossings.stream()
                .filter(crossing -> classes.contains(crossing.label()))
                .map(crossing ->
                        new VehicleCrossing(crossing, speeds.flatMap(estimator -> estimator.speed(crossing.trackId()))))
                .toList();
        for (VehicleCrossing vehicle : vehicles) {
            total.add(vehicle);
            open.computeIfAbsent(intervals.startOf(vehicle.crossing().at()), start -> new Tally())
                    .add(vehicle);
        }
        while (open.size() > MAXIMUM_OPEN) {
            open.remove(open.firstKey());
        }
        return vehicles;
    }

    /** Ends an interval and forgets those before it. */
    Tally close(Instant from) {
        Tally tally = open.getOrDefault(from, new Tally());
        open.headMap(from.plusNanos(1)).clear();
        return tally;
    }

    /** How the line was set. */
    public LineEntry entry() {
        return entry;
    }

    /** All vehicles since the scene began. */
    public Tally total() {
        return total;
    }

    void save(SceneState state) {
        String intervalTexts = open.entrySet().stream()
                .map(interval -> interval.getKey() + " " + interval.getValue().text())
                .collect(Collectors.joining("\n"));
        state.put(key("total"), total.text());
        state.put(key("open"), intervalTexts);
    }

    void restore(SceneState state) {
        state.get(key("total")).ifPresent(text -> total = Tally.parse(text));
        state.get(key("open")).stream().flatMap(String::lines).forEach(text -> {
            int blank = text.indexOf(' ');
            open.put(Instant.parse(text.substring(0, blank)), Tally.parse(text.substring(blank + 1)));
        });
    }

    private String key(String what) {
        return "line/" + entry.name() + "/" + what;
    }
}
