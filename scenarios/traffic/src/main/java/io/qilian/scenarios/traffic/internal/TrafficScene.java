package io.qilian.scenarios.traffic.internal;

import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.api.scenario.SceneContext;
import io.qilian.kernel.api.scenario.SceneHandler;
import io.qilian.kernel.api.scenario.SceneView;
import io.qilian.scenarios.traffic.internal.analysis.FeedTraffic;
import io.qilian.scenarios.traffic.internal.report.TrafficEvents;
import io.qilian.scenarios.traffic.internal.report.TrafficView;
import io.qilian.scenarios.traffic.internal.settings.CalibrationEntry;
import io.qilian.scenarios.traffic.internal.settings.LineEntry;
import io.qilian.scenarios.traffic.internal.settings.TrafficSettings;
import io.qilian.scenarios.traffic.internal.settings.ZoneEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One traffic scene: hands what it is told to its feeds, and keeps what must outlive a restart. */
final class TrafficScene implements SceneHandler {

    // What an event changed is kept at once; the coverage of the interval that goes on, this often.
    private static final Duration SAVE_EVERY = Duration.ofSeconds(10);

    private final SceneContext scene;
    private final Map<String, FeedTraffic> feeds = new LinkedHashMap<>();
    private final TrafficEvents events;
    private final TrafficView view;
    private Instant savedAt = Instant.MIN;

    TrafficScene(SceneContext scene) {
        this.scene = scene;
        TrafficSettings settings = scene.settings(TrafficSettings.class);
        check(settings);
        this.events = new TrafficEvents(scene.events());
        for (String feed : scene.feeds()) {
            FeedTraffic traffic = new FeedTraffic(
                    feed,
                    settings.lines().stream()
                            .filter(line -> isOf(feed, line.feed()))
                            .toList(),
                    settings.zones().stream()
                            .filter(zone -> isOf(feed, zone.feed()))
                            .toList(),
                    settings.calibrations().stream()
                            .filter(calibration -> isOf(feed, calibration.feed()))
                            .findFirst(),
                    settings,
                    events);
            traffic.restore(scene.state());
            feeds.put(feed, traffic);
        }
        this.view = new TrafficView(settings, List.copyOf(feeds.values()), events);
    }

    private static boolean isOf(String feed, Optional<String> named) {
        return named.isEmpty() || named.get().equals(feed);
    }

    private void check(TrafficSettings settings) {
        for (LineEntry line : settings.lines()) {
            check("line " + line.name(), line.feed());
        }
        for (ZoneEntry zone : settings.zones()) {
            check("zone " + zone.name(), zone.feed());
        }
        for (CalibrationEntry calibration : settings.calibrations()) {
            check("a calibration", calibration.feed());
        }
    }

    private void check(String what, Optional<String> feed) {
        boolean known = feed.isPresent()
                ? scene.feeds().contains(feed.get())
                : scene.feeds().size() == 1;
        if (!known) {
            throw new ProblemException(Problem.of(
                            "traffic.feed",
                            ProblemKind.CONFIGURATION,
                            "The feed of " + what + " is not clear",
                            "scene " + scene.scene(),
                            "Write feed: NAME with one of the scene's feeds")
                    .comparing(String.join(" or ", scene.feeds()), feed.orElse("no feed")));
        }
    }

    @Override
    public void onObservation(Observation seen) {
        feeds.get(seen.feed()).update(seen);
        saveAfterEvents();
    }

    @Override
    public void onTick(Instant now) {
        feeds.values().forEach(feed -> feed.advance(now));
        events.remind(now);
        if (Duration.between(savedAt, now).compareTo(SAVE_EVERY) >= 0) {
            save();
            savedAt = now;
        }
        saveAfterEvents();
    }

    @Override
    public void onRunEnded(String feed, FeedRun run) {
        feeds.get(feed).finish(run);
        saveAfterEvents();
    }

    @Override
    public SceneView view() {
        return view.show();
    }

    @Override
    public void close() {
        feeds.values().forEach(FeedTraffic::finishObjects);
        save();
    }

    private void saveAfterEvents() {
        if (events.tookPlace()) {
            save();
        }
    }

    private void save() {
        feeds.values().forEach(feed -> feed.save(scene.state()));
    }
}
