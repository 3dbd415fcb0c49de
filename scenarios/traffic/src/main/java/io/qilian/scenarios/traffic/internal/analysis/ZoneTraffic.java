package io.qilian.scenarios.traffic.internal.analysis;

import io.qilian.bundles.vision.api.calibration.Calibration;
import io.qilian.bundles.vision.api.counting.StopEvent;
import io.qilian.bundles.vision.api.counting.StopRule;
import io.qilian.bundles.vision.api.counting.StopSettings;
import io.qilian.bundles.vision.api.counting.Zone;
import io.qilian.bundles.vision.api.counting.ZoneEvent;
import io.qilian.bundles.vision.api.counting.ZoneSettings;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.scenario.SceneState;
import io.qilian.scenarios.traffic.internal.settings.TrafficSettings;
import io.qilian.scenarios.traffic.internal.settings.ZoneEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The vehicles in one zone: how many, and which stand still. Not thread-safe. */
public final class ZoneTraffic {

    private final ZoneEntry entry;
    private final Zone zone;
    private final StopRule stops;
    private final Set<String> classes;
    private Occupancy occupancy = new Occupancy();

    ZoneTraffic(ZoneEntry entry, TrafficSettings settings, Optional<Calibration> calibration) {
        this.entry = entry;
        this.zone = new Zone(entry.name(), entry.polygon(), ZoneSettings.DEFAULTS);
        this.stops = calibration
                .map(known ->
                        new StopRule(entry.name(), entry.polygon(), StopSettings.inMetres(entry.stoppedAfter()), known))
                .orElseGet(
                        () -> new StopRule(entry.name(), entry.polygon(), StopSettings.inSizes(entry.stoppedAfter())));
        this.classes = settings.classes().stream().map(Labels::of).collect(Collectors.toSet());
    }

    List<StopEvent> update(Observation seen) {
        count(zone.update(seen));
        if (seen.failure().isEmpty()) {
            occupancy.seen(present());
        }
        return counted(stops.update(seen));
    }

    List<StopEvent> finish() {
        count(zone.finish());
        return counted(stops.finish());
    }

    private List<StopEvent> counted(List<StopEvent> events) {
        return events.stream().filter(event -> classes.contains(event.label())).toList();
    }

    private void count(List<ZoneEvent> events) {
        for (ZoneEvent event : events) {
            if (classes.contains(event.visit().label())) {
                occupancy.count(event.kind());
            }
        }
    }

    /** Number of vehicles in the zone now. */
    public int present() {
        return zone.occupancy().entrySet().stream()
                .filter(entryOfClass -> classes.contains(entryOfClass.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Ends an interval. */
    Occupancy close() {
        Occupancy closed = occupancy;
        occupancy = new Occupancy();
        return closed;
    }

    /** How the zone was set. */
    public ZoneEntry entry() {
        return entry;
    }

    void save(SceneState state) {
        state.put(key(), occupancy.text());
    }

    void restore(SceneState state) {
        state.get(key()).ifPresent(text -> occupancy = Occupancy.parse(text));
    }

    private String key() {
        return "zone/" + entry.name() + "/open";
    }
}
