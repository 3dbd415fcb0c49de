package io.qilian.bundles.vision.api.counting;

import io.qilian.bundles.vision.api.geometry.Polygon;
import io.qilian.bundles.vision.api.tracking.Continuity;
import io.qilian.bundles.vision.internal.counting.Names;
import io.qilian.bundles.vision.internal.counting.ZoneRule;
import io.qilian.bundles.vision.internal.geometry.ShapeChecks;
import io.qilian.bundles.vision.internal.trail.PerRun;
import io.qilian.kernel.api.observation.Observation;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells who enters and leaves a zone, and who is in it for how long.
 *
 * <p>An object is in the zone when its anchor has been clearly inside, see {@link Band}, until it has been clearly
 * outside. An object that is lost in the zone counts as there until {@link Continuity#memory()} has passed; it goes on
 * with its visit when it is found again, also under another id.
 *
 * <p>Holds state: one instance serves one feed and one thread at a time. When the stream or the size of its pictures
 * changes, it begins anew. Bounded by {@link Continuity}.
 */
public final class Zone {

    private final String name;
    private final Polygon area;
    private final PerRun<ZoneEvent, ZoneRule> rules;

    /**
     * A zone that has seen nothing.
     *
     * @param name name of the zone, part of each visit's key; 1 to 64 characters
     * @param area the zone in shares of the picture (0 to 1)
     * @param settings how to tell
     * @throws io.qilian.kernel.api.problem.ProblemException if the name is blank or too long, or the zone leaves the
     *     picture
     */
    public Zone(String name, Polygon area, ZoneSettings settings) {
        Names.require("zone", name);
        ShapeChecks.requireShares("zone " + name, area.points());
        this.name = name;
        this.area = area;
        this.rules = new PerRun<>(
                picture -> new ZoneRule(name, area.scaled(picture.width(), picture.height()), settings, picture));
    }

    /**
     * Takes the next frame. One without inference is passed over.
     *
     * @param seen what was seen in it
     * @return what has happened, by time
     */
    public List<ZoneEvent> update(Observation seen) {
        return rules.update(seen);
    }

    /**
     * Ends the watch, when no more frames will come.
     *
     * @return {@link ZoneEvent.Kind#LOST} for everyone who is in the zone
     */
    public List<ZoneEvent> finish() {
        return rules.finish();
    }

    /**
     * Who is in the zone.
     *
     * @return the visits that go on, by time of entry
     */
    public List<ZoneVisit> visits() {
        return rules.rule().map(ZoneRule::visits).orElse(List.of());
    }

    /**
     * How many are in the zone.
     *
     * @return their number by class; classes of which none is there are missing
     */
    public SortedMap<String, Integer> occupancy() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        visits().forEach(visit -> counts.merge(visit.label(), 1, Integer::sum));
        return Collections.unmodifiableSortedMap(counts);
    }

    /**
     * Name of the zone.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Where it lies.
     *
     * @return the zone in shares of the picture
     */
    public Polygon area() {
        return area;
    }

    /**
     * Objects that were not followed since there were more than {@link Continuity#maximumTracks()} at once.
     *
     * @return their number since the zone was made
     */
    public long tracksLeftOut() {
        return rules.leftOut();
    }
}
