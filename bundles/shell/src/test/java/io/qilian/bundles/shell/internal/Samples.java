package io.qilian.bundles.shell.internal;

import io.qilian.bundles.feeds.api.ClockStatus;
import io.qilian.bundles.feeds.api.ClockStatus.Origin;
import io.qilian.bundles.feeds.api.DropReason;
import io.qilian.bundles.feeds.api.FeedState;
import io.qilian.bundles.feeds.api.FeedStatus;
import io.qilian.bundles.feeds.api.FeedStatus.PictureQuality;
import io.qilian.bundles.feeds.api.FeedTest;
import io.qilian.bundles.feeds.api.FrameCounts;
import io.qilian.bundles.modellibrary.api.LaneStatistics;
import io.qilian.bundles.modellibrary.api.ModelDetails;
import io.qilian.bundles.modellibrary.api.ModelState;
import io.qilian.bundles.modellibrary.api.ModelSummary;
import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.api.event.EventPhase;
import io.qilian.kernel.api.event.EventType;
import io.qilian.kernel.api.event.Value;
import io.qilian.kernel.api.feed.FeedKind;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.api.scenario.ModelTrigger;
import io.qilian.kernel.api.scenario.ModelUse;
import io.qilian.kernel.api.scenario.ScenarioDescriptor;
import io.qilian.kernel.api.scenario.SceneView;
import io.qilian.kernel.api.scenario.Tracking;
import io.qilian.kernel.api.settings.LocalText;
import io.qilian.kernel.api.settings.Setting;
import io.qilian.kernel.scenes.api.ScenarioDetails;
import io.qilian.kernel.scenes.api.ScenePhase;
import io.qilian.kernel.scenes.api.SceneStatus;
import io.qilian.kernel.scenes.api.StoredEvent;
import io.qilian.kernel.settings.api.SettingsGuide;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** What services tell in these tests. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    static final Problem UNREACHABLE = Problem.of(
            "feed.unreachable",
            ProblemKind.EXTERNAL,
            "The camera does not answer",
            "gate",
            "Check that the camera is switched on");

    private static final SceneView COUNTS = new SceneView(
            List.of(),
            List.of(new SceneView.Table(
                    "Line", List.of("car", "bus"), List.of(new SceneView.Row("northbound", List.of("12", "3"))))));

    /** Settings of a scenario. */
    record Lines(@Setting(en = "Counting line", zh = "计数线", absent = "none") String line) {}

    private Samples() {}

    static SceneStatus scene(String name, ScenePhase phase, Optional<Problem> problem) {
        return new SceneStatus(
                name,
                "traffic",
                List.of("gate"),
                phase,
                problem,
                "",
                1234,
                40,
                5,
                0,
                67,
                Optional.of(NOON),
                Optional.of(NOON),
                8.25,
                Map.of("vehicles", 15.0),
                COUNTS);
    }

    /** A scene whose handler has thrown. */
    static SceneStatus quarantined(String name) {
        Problem thrown = Problem.of(
                "scene.threw",
                ProblemKind.INTERNAL,
                "The scenario failed",
                name,
                "Tell the vendor, and enable the scene anew");
        return new SceneStatus(
                name,
                "traffic",
                List.of("gate"),
                ScenePhase.QUARANTINED,
                Optional.of(thrown),
                "java.lang.IllegalStateException: no road\n\tat vendor.Road.find(Road.java:7)",
                10,
                0,
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                0,
                Map.of(),
                SceneView.EMPTY);
    }

    static final FeedTest TESTED = new FeedTest(
            "rtsp://***@10.0.0.7/stream",
            "hevc",
            1920,
            1080,
            25,
            24.98,
            Optional.of(Duration.ofMillis(2000)),
            120,
            3,
            Origin.ARRIVAL,
            Duration.ofMillis(340),
            Duration.ofMillis(512));

    static FeedStatus feed(String name, Optional<Problem> problem) {
        return new FeedStatus(
                name,
                "rtsp://10.0.0.7/stream",
                problem.isPresent() ? FeedState.WAITING : FeedState.RUNNING,
                problem,
                "h264",
                1920,
                1080,
                24.96,
                5000,
                2,
                1,
                3,
                Optional.of(NOON),
                Optional.of(new PictureQuality(101, 42.5, 230, 3.5)),
                new FrameCounts(5000, 4898, Map.of(DropReason.DAMAGED, 2L, DropReason.STILL, 100L)),
                Optional.of(new ClockStatus(Origin.SOURCE, true, -120, 3.14, 1)));
    }

    static FeedStatus unopened(String name) {
        return new FeedStatus(
                name,
                "road.mp4",
                FeedState.IDLE,
                Optional.empty(),
                "",
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                FrameCounts.NONE,
                Optional.empty());
    }

    static LaneStatistics lane(String feed, long analysed) {
        return new LaneStatistics(feed, "road-objects@prod", 110, analysed, 1, 7, 2, 4.0);
    }

    static ModelSummary model(String name, Optional<Problem> problem) {
        return new ModelSummary(
                name,
                "1.2.0",
                List.of("prod"),
                problem.isPresent() ? ModelState.REFUSED : ModelState.LOADED,
                problem,
                2);
    }

    static ModelDetails card(String name) {
        return new ModelDetails(
                model(name, Optional.empty()),
                "models/" + name + "/1.2.0",
                "c0ffee",
                "Apache-2.0",
                "anchor-free boxes",
                Optional.of("RGB picture of 640x640"),
                List.of("car", "bus"),
                List.of(new ModelDetails.Metric("mAP50", "county roads", 0.81)),
                Optional.of(new ModelDetails.Trial(78.5, OptionalDouble.of(9.5), 81L << 20)),
                Optional.of("county-lab"),
                List.of());
    }

    static ScenarioDetails scenario(String name) {
        ScenarioDescriptor descriptor = new ScenarioDescriptor(
                name,
                "1.0.0",
                new LocalText("Traffic", "交通"),
                new LocalText("Counts vehicles", "统计车辆"),
                Set.of(FeedKind.VIDEO),
                List.of(new ModelUse(
                        "vehicles",
                        ModelReference.parse("road-objects@prod"),
                        ModelTrigger.FRAMES,
                        Set.of("car"),
                        0.3,
                        Tracking.OBJECTS,
                        5)),
                Lines.class,
                List.of(new EventType("traffic.crossing", new LocalText("A vehicle crosses a line", "车辆越线"))));
        return new ScenarioDetails(descriptor, SettingsGuide.of(Lines.class), List.of("gate"));
    }

    static StoredEvent event(long sequence, String scene) {
        return new StoredEvent(
                sequence,
                new Event(
                        "%032x".formatted(sequence),
                        0,
                        "traffic.crossing",
                        EventPhase.NEW,
                        scene,
                        "traffic:1.0.0",
                        "gate",
                        "00000000000000aa",
                        "track-" + sequence,
                        NOON,
                        Optional.empty(),
                        NOON,
                        NOON,
                        Optional.of("road-objects:1.2.0"),
                        Map.of("line", Value.of("northbound")),
                        "0".repeat(32)));
    }
}
