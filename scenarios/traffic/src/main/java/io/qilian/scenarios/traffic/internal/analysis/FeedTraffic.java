package io.qilian.scenarios.traffic.internal.analysis;

import io.qilian.bundles.vision.api.calibration.Calibration;
import io.qilian.bundles.vision.api.calibration.SpeedEstimator;
import io.qilian.bundles.vision.api.calibration.SpeedSettings;
import io.qilian.bundles.vision.api.coverage.CoverageMeter;
import io.qilian.bundles.vision.api.coverage.IntervalCoverage;
import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.scenario.SceneState;
import io.qilian.scenarios.traffic.internal.settings.CalibrationEntry;
import io.qilian.scenarios.traffic.internal.settings.LineEntry;
import io.qilian.scenarios.traffic.internal.settings.TrafficSettings;
import io.qilian.scenarios.traffic.internal.settings.ZoneEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is going on in one feed of a scene. Used by one thread at a time. */
public final class FeedTraffic {

    // A crossing is told up to 2 s after the frame that shows it; an interval waits for it.
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private final String feed;
    private final List<LineTraffic> lines;
    private final List<ZoneTraffic> zones;
    private final Optional<SpeedEstimator> speeds;
    private final CoverageMeter coverage;
    private final TrafficListener listener;
    private Optional<IntervalCoverage> before = Optional.empty();

    /**
     * A feed of which nothing was seen.
     *
     * @param feed its name
     * @param lines its lines
     * @param zones its zones
     * @param calibration of its camera; empty for no speeds
     * @param settings of the scene
     * @param listener is told what happens
     */
    public FeedTraffic(
            String feed,
            List<LineEntry> lines,
            List<ZoneEntry> zones,
            Optional<CalibrationEntry> calibration,
            TrafficSettings settings,
            TrafficListener listener) {
        Optional<Calibration> ground = calibration.map(CalibrationEntry::calibration);
        this.feed = feed;
        this.lines =
                lines.stream().map(entry -> new LineTraffic(entry, settings)).toList();
        this.zones = zones.stream()
                .map(entry -> new ZoneTraffic(entry, settings, ground))
                .toList();
        this.speeds = ground.map(known -> new SpeedEstimator(known, SpeedSettings.DEFAULTS));
        this.coverage = new CoverageMeter(settings.intervals(), settings.largestGap(), SETTLING);
        this.listener = listener;
    }

    /** Takes what a model saw in the next frame. */
    public void update(Observation seen) {
        speeds.ifPresent(estimator -> estimator.update(seen));
        lines.forEach(line -> line.update(seen, speeds).forEach(vehicle -> listener.crossed(this, line, vehicle)));
        zones.forEach(zone -> zone.update(seen).forEach(stop -> listener.stopped(this, zone, stop)));
        if (seen.failure().isEmpty()) {
            close(coverage.observe(seen.capturedAt()));
        }
    }

    /** Takes the passing of time, by the clock of the capture times. */
    public void advance(Instant now) {
        before.filter(stale -> !stale.to().isAfter(now) && !goesOn(stale)).ifPresent(this::tellStale);
        close(coverage.advance(now));
    }

    private boolean goesOn(IntervalCoverage interval) {
        return coverage.current()
                .filter(now -> now.from().equals(interval.from()))
                .isPresent();
    }

    /** Takes the end of a run: who is still seen will come under another name. */
    public void finish(FeedRun run) {
        finishObjects();
        if (run.replayed()) {
            coverage.current()
                    .ifPresent(last -> close(coverage.advance(last.to().plus(SETTLING.multipliedBy(2)))));
        }
    }

    /** Tells what is still open, when the scene ends. */
    public void finishObjects() {
        lines.forEach(line -> line.finish(speeds).forEach(vehicle -> listener.crossed(this, line, vehicle)));
        zones.forEach(zone -> zone.finish().forEach(stop -> listener.stopped(this, zone, stop)));
    }

    private void close(List<IntervalCoverage> closed) {
        for (IntervalCoverage interval : closed) {
            before.filter(stale -> stale.from().isBefore(interval.from())).ifPresent(this::tellStale);
            tell(joined(interval));
            before = Optional.empty();
        }
    }

    // Nothing was seen any more of the interval in which the platform went down.
    private void tellStale(IntervalCoverage stale) {
        before = Optional.empty();
        tell(stale);
    }

    private void tell(IntervalCoverage interval) {
        lines.forEach(line -> listener.flowed(this, line, line.close(interval.from()), interval));
        zones.forEach(zone -> listener.occupied(this, zone, zone.close(), interval));
    }

    // What was seen of the interval before a restart counts too.
    private IntervalCoverage joined(IntervalCoverage interval) {
        Optional<IntervalCoverage> earlier = before.filter(known -> known.from().equals(interval.from()));
        if (earlier.isEmpty()) {
            return interval;
        }
        Duration length = Duration.between(interval.from(), interval.to());
        Duration sum = interval.seen().plus(earlier.get().seen());
        return new IntervalCoverage(
                interval.from(),
                interval.to(),
                sum.compareTo(length) > 0 ? length : sum,
                interval.frames() + earlier.get().frames());
    }

    /** Name of the feed. */
    public String feed() {
        return feed;
    }

    /** Its lines. */
    public List<LineTraffic> lines() {
        return lines;
    }

    /** Its zones. */
    public List<ZoneTraffic> zones() {
        return zones;
    }

    /** Writes down what must outlive a restart. */
    public void save(SceneState state) {
        lines.forEach(line -> line.save(state));
        zones.forEach(zone -> zone.save(state));
        coverage.current()
                .map(this::joined)
                .ifPresent(now ->
                        state.put(coverageKey(), now.from() + " " + now.to() + " " + now.seen() + " " + now.frames()));
    }

    /** Goes on from what was written down. */
    public void restore(SceneState state) {
        lines.forEach(line -> line.restore(state));
        zones.forEach(zone -> zone.restore(state));
        before = state.get(coverageKey()).map(text -> {
            String[] words = text.split(" ", -1);
            return new IntervalCoverage(
                    Instant.parse(words[0]),
                    Instant.parse(words[1]),
                    Duration.parse(words[2]),
                    Long.parseLong(words[3]));
        });
    }

    private String coverageKey() {
        return "feed/" + feed + "/coverage";
    }
}
