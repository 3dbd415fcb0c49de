package io.qilian.scenarios.traffic.internal;

import static io.qilian.kernel.testkit.DetectionBuilder.detection;

import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.observation.Track;
import io.qilian.kernel.api.scenario.SceneHandler;
import io.qilian.kernel.testkit.ManualClock;
import io.qilian.kernel.testkit.ObservationBuilder;
import io.qilian.kernel.testkit.SceneStage;
import io.qilian.kernel.testkit.TrackBuilder;
import io.qilian.scenarios.traffic.internal.settings.TrafficSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A street 1000 pixels wide and high, seen ten times a second by a traffic scene. */
final class Street {

    static final FeedRun RUN = new FeedRun("00000000000000aa", false);

    private static final Duration FRAME = Duration.ofMillis(100);

    final SceneStage stage;
    final SceneHandler scene;
    private final Instant began;

    Street(TrafficSettings settings, Instant now) {
        this(SceneStage.of(settings, new ManualClock(now), "camera"));
    }

    private Street(SceneStage stage) {
        this.stage = stage;
        this.scene = new TrafficScenario().open(stage);
        this.began = stage.clock().instant();
        scene.onRunBegan("camera", RUN);
    }

    Street restarted() {
        return new Street(stage.restarted());
    }

    /** One frame in which tracks are seen, and the passing of time. */
    void frame(List<Track> tracks) {
        Instant now = stage.clock().advance(FRAME);
        scene.onObservation(ObservationBuilder.observation()
                .from("camera", RUN)
                .picture(1000, 1000)
                .at(now)
                .tracks(tracks)
                .build());
        scene.onTick(now);
    }

    /** A vehicle that drives from left to right, or from right to left, at 100 pixels a second. */
    void drive(long id, String label, int from, int to) {
        int step = from < to ? 10 : -10;
        for (int x = from; x != to; x += step) {
            frame(List.of(track(id, label, x, 500)));
        }
        seconds(4);
    }

    /** Vehicles that do not move. */
    void stand(long id, String label, int x, int y, int seconds) {
        for (int frame = 0; frame < 10 * seconds; frame++) {
            frame(List.of(track(id, label, x, y)));
        }
    }

    /** An empty street. */
    void seconds(int seconds) {
        for (int frame = 0; frame < 10 * seconds; frame++) {
            frame(new ArrayList<>());
        }
    }

    private Track track(long id, String label, double x, double y) {
        Instant now = stage.clock().instant().plus(FRAME);
        return TrackBuilder.track(
                        detection().label(label).size(60, 40).ground(x, y).build())
                .id(id)
                .seen(began, now)
                .detections(5)
                .build();
    }
}
