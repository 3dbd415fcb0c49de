package io.qilian.scenarios.traffic.internal.report;

import io.qilian.bundles.vision.api.counting.Crossing;
import io.qilian.bundles.vision.api.counting.Direction;
import io.qilian.bundles.vision.api.counting.StopEvent;
import io.qilian.bundles.vision.api.coverage.IntervalCoverage;
import io.qilian.kernel.api.event.EventDraft;
import io.qilian.kernel.api.event.EventPhase;
import io.qilian.kernel.api.event.EventSink;
import io.qilian.kernel.api.event.EventType;
import io.qilian.kernel.api.event.Value;
import io.qilian.kernel.api.settings.LocalText;
import io.qilian.scenarios.traffic.internal.analysis.FeedTraffic;
import io.qilian.scenarios.traffic.internal.analysis.LineTraffic;
import io.qilian.scenarios.traffic.internal.analysis.Occupancy;
import io.qilian.scenarios.traffic.internal.analysis.Tally;
import io.qilian.scenarios.traffic.internal.analysis.TrafficListener;
import io.qilian.scenarios.traffic.internal.analysis.VehicleCrossing;
import io.qilian.scenarios.traffic.internal.analysis.ZoneTraffic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells what happens in the form of events. Used by one thread at a time. */
public final class TrafficEvents implements TrafficListener {

    /** A vehicle has crossed a line. */
    public static final EventType CROSSING =
            new EventType("traffic.crossing", new LocalText("A vehicle has crossed a line", "车辆越过计数线"));

    /** A vehicle stands still in a zone. */
    public static final EventType STOPPED =
            new EventType("traffic.stopped", new LocalText("A vehicle stands still in a zone", "车辆在区域内静止"));

    /** What crossed a line in an interval. */
    public static final EventType FLOW =
            new EventType("traffic.flow", new LocalText("Vehicles at a line in an interval", "计数线区间统计"));

    /** How full a zone was in an interval. */
    public static final EventType OCCUPANCY =
            new EventType("traffic.occupancy", new LocalText("Vehicles in a zone in an interval", "区域区间统计"));

    /** All of them. */
    public static final List<EventType> TYPES = List.of(CROSSING, STOPPED, FLOW, OCCUPANCY);

    private static final Duration REMINDER = Duration.ofMinutes(1);

    private final EventSink sink;
    private final Map<String, Standing> standing = new HashMap<>();
    private boolean told;

    private static final class Standing {
        private final EventDraft draft;
        private Instant toldAt;

        Standing(EventDraft draft, Instant toldAt) {
            this.draft = draft;
            this.toldAt = toldAt;
        }
    }

    /**
     * Tells to a sink.
     *
     * @param sink of the scene
     */
    public TrafficEvents(EventSink sink) {
        this.sink = sink;
    }

    /** Whether something was told since this was asked last. */
    public boolean tookPlace() {
        boolean before = told;
        told = false;
        return before;
    }

    /** Number of vehicles that stand still in a zone. */
    public long standingIn(ZoneTraffic zone) {
        String prefix = zone.entry().name() + "/";
        return standing.keySet().stream().filter(key -> key.startsWith(prefix)).count();
    }

    @Override
    public void crossed(FeedTraffic feed, LineTraffic line, VehicleCrossing vehicle) {
        Crossing crossing = vehicle.crossing();
        Map<String, Value> attributes = new TreeMap<>();
        attributes.put("line", Value.of(crossing.line()));
        attributes.put("direction", Value.of(name(crossing.direction())));
        attributes.put("label", Value.of(crossing.label()));
        attributes.put("track", Value.of(crossing.trackId()));
        vehicle.speed().ifPresent(speed -> {
            attributes.put("speedKmh", Value.of(speed.kilometresPerHour(), 1));
            attributes.put("speedSigmaKmh", Value.of(speed.sigmaKilometresPerHour(), 1));
        });
        emit(EventDraft.instant(CROSSING.name(), crossing.key(), feed.feed(), crossing.at(), attributes));
    }

    @Override
    public void stopped(FeedTraffic feed, ZoneTraffic zone, StopEvent stop) {
        String key = zone.entry().name() + "/" + stop.key();
        if (stop.kind() == StopEvent.Kind.STOPPED) {
            EventDraft draft =
                    EventDraft.begin(STOPPED.name(), stop.key(), feed.feed(), stop.since(), attributes(stop, "stands"));
            standing.put(key, new Standing(draft, stop.at()));
            emit(draft);
            return;
        }
        Standing known = standing.remove(key);
        if (known != null) {
            String state = stop.kind() == StopEvent.Kind.MOVED ? "moved" : "lost";
            Instant end = stop.at().isBefore(stop.since()) ? stop.since() : stop.at();
            emit(known.draft.end(end, attributes(stop, state)));
        }
    }

    private static Map<String, Value> attributes(StopEvent stop, String state) {
        return Map.of(
                "zone", Value.of(stop.zone()),
                "label", Value.of(stop.label()),
                "track", Value.of(stop.trackId()),
                "state", Value.of(state),
                "standingSeconds", Value.of(stop.duration().toMillis() / 1000.0, 1));
    }

    /** Tells anew, once a minute, of what still stands. */
    public void remind(Instant now) {
        for (Standing known : standing.values()) {
            if (Duration.between(known.toldAt, now).compareTo(REMINDER) >= 0) {
                known.toldAt = now;
                Map<String, Value> attributes = new TreeMap<>(known.draft.attributes());
                long millis = Duration.between(known.draft.startedAt(), now).toMillis();
                attributes.put("standingSeconds", Value.of(millis / 1000.0, 1));
                emit(known.draft.update(attributes));
            }
        }
    }

    @Override
    public void flowed(FeedTraffic feed, LineTraffic line, Tally tally, IntervalCoverage interval) {
        Map<String, Value> attributes = new TreeMap<>();
        attributes.put("line", Value.of(line.entry().name()));
        for (Direction direction : Direction.values()) {
            attributes.put(name(direction), flow(tally, direction));
        }
        emitInterval(FLOW, line.entry().name(), feed, interval, attributes);
    }

    private static Value flow(Tally tally, Direction direction) {
        Map<String, Value> vehicles = new TreeMap<>();
        tally.counts(direction).forEach((label, count) -> vehicles.put(label, Value.of(count)));
        Map<String, Value> flow = new TreeMap<>();
        flow.put("vehicles", Value.of(vehicles));
        tally.meanSpeed(direction).ifPresent(speed -> {
            flow.put("meanSpeedKmh", Value.of(speed.kilometresPerHour(), 1));
            flow.put("meanSpeedSigmaKmh", Value.of(speed.sigmaKilometresPerHour(), 1));
            flow.put("measuredSpeeds", Value.of(speed.vehicles()));
        });
        return Value.of(flow);
    }

    @Override
    public void occupied(FeedTraffic feed, ZoneTraffic zone, Occupancy occupancy, IntervalCoverage interval) {
        Map<String, Value> attributes = new TreeMap<>();
        attributes.put("zone", Value.of(zone.entry().name()));
        attributes.put("mean", Value.of(occupancy.mean(), 2));
        attributes.put("most", Value.of(occupancy.most()));
        attributes.put("entered", Value.of(occupancy.entered()));
        attributes.put("left", Value.of(occupancy.left()));
        emitInterval(OCCUPANCY, zone.entry().name(), feed, interval, attributes);
    }

    private void emitInterval(
            EventType type, String name, FeedTraffic feed, IntervalCoverage interval, Map<String, Value> attributes) {
        attributes.put("coverage", Value.of(interval.share(), 3));
        attributes.put("frames", Value.of(interval.frames()));
        emit(new EventDraft(
                type.name(),
                name + "/" + interval.from(),
                EventPhase.NEW,
                feed.feed(),
                interval.from(),
                Optional.of(interval.to()),
                attributes));
    }

    private void emit(EventDraft draft) {
        told = true;
        sink.emit(draft);
    }

    private static String name(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }
}
