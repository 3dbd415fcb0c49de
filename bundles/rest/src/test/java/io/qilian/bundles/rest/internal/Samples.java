package io.qilian.bundles.rest.internal;

import io.qilian.bundles.feeds.api.ClockStatus;
import io.qilian.bundles.feeds.api.ClockStatus.Origin;
import io.qilian.bundles.feeds.api.ConnectionQuality;
import io.qilian.bundles.feeds.api.DropReason;
import io.qilian.bundles.feeds.api.FeedLiveness;
import io.qilian.bundles.feeds.api.FeedState;
import io.qilian.bundles.feeds.api.FeedStatus;
import io.qilian.bundles.feeds.api.FrameCounts;
import io.qilian.bundles.feeds.api.LivenessAspect;
import io.qilian.bundles.feeds.api.LivenessChange;
import io.qilian.bundles.feeds.api.LivenessReason;
import io.qilian.bundles.feeds.api.LivenessState;
import io.qilian.bundles.feeds.api.LivenessStatus;
import io.qilian.bundles.modellibrary.api.ModelDetails;
import io.qilian.bundles.modellibrary.api.ModelState;
import io.qilian.bundles.modellibrary.api.ModelSummary;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.api.scenario.SceneView;
import io.qilian.kernel.scenes.api.ScenePhase;
import io.qilian.kernel.scenes.api.SceneStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What services tell in these tests. */
final class Samples {

    static final Problem UNREACHABLE = Problem.of(
            "feed.unreachable",
            ProblemKind.EXTERNAL,
            "The camera does not answer",
            "gate",
            "Check that the camera is switched on");

    /** A text that is told by scenarios and cameras and must not get out of its place in JSON. */
    static final String AWKWARD = "\"},{\"x\":\"\\ \u0000\n\u2028 清河县 <script>";

    private Samples() {}

    static SceneStatus scene(String name, Optional<Problem> problem, SceneView view) {
        return new SceneStatus(
                name,
                "traffic",
                List.of("gate", "yard"),
                problem.isPresent() ? ScenePhase.QUARANTINED : ScenePhase.RUNNING,
                problem,
                problem.isPresent() ? "java.lang.IllegalStateException\n\tat vendor.Road.find(Road.java:7)" : "",
                1234,
                40,
                5,
                2,
                67,
                Optional.empty(),
                Optional.empty(),
                8.25,
                Map.of(),
                view);
    }

    static SceneStatus scene(String name) {
        return scene(name, Optional.empty(), SceneView.EMPTY);
    }

    static SceneView counts(String title, String row) {
        return new SceneView(
                List.of(),
                List.of(new SceneView.Table(
                        title, List.of("car", "bus"), List.of(new SceneView.Row(row, List.of("12", "3"))))));
    }

    static FeedStatus feed(String name, Optional<Problem> problem) {
        return new FeedStatus(
                name,
                "rtsp://10.0.0.7/stream",
                problem.isPresent() ? FeedState.WAITING : FeedState.RUNNING,
                problem,
                "h264",
                1920,
                1080,
                24.5,
                5000,
                2,
                1,
                3,
                Optional.empty(),
                Optional.empty(),
                new FrameCounts(5000, 4898, Map.of(DropReason.DAMAGED, 2L, DropReason.STILL, 100L)),
                Optional.of(new ClockStatus(Origin.SOURCE, true, -120, 3.5, 1)));
    }

    /** A camera that shows the same picture since noon. */
    static FeedLiveness frozen(String feed) {
        Instant noon = Instant.parse("2026-07-01T12:00:00Z");
        LivenessStatus well = new LivenessStatus(LivenessState.UP, noon, LivenessReason.FLOWING, 5000);
        return new FeedLiveness(
                feed,
                Map.of(
                        LivenessAspect.LINK, well,
                        LivenessAspect.MEDIA, well,
                        LivenessAspect.DECODABLE, well,
                        LivenessAspect.USEFUL,
                                new LivenessStatus(LivenessState.DOWN, noon, LivenessReason.FROZEN, 21.5)),
                ConnectionQuality.EXCELLENT,
                new FeedLiveness.QualityFigures(0.98, 0, 1),
                0.5,
                List.of(new LivenessChange(
                        feed,
                        LivenessAspect.USEFUL,
                        LivenessState.UP,
                        LivenessState.DOWN,
                        LivenessReason.FROZEN,
                        20.5,
                        noon)));
    }

    static ModelDetails model(String name) {
        return new ModelDetails(
                new ModelSummary(name, "1.2.0", List.of("prod"), ModelState.LOADED, Optional.empty(), 2),
                "models/" + name + "/1.2.0",
                "c0ffee",
                "Apache-2.0",
                "anchor-free boxes",
                Optional.of("RGB picture of 640x640"),
                List.of("car", "bus"),
                List.of(new ModelDetails.Metric("mAP50", "county roads", 0.81)),
                Optional.of(new ModelDetails.Trial(78.5, OptionalDouble.of(9.5), 81L << 20)),
                Optional.of("county-lab"),
                List.of(ModelDetails.Notice.NO_GOLDEN_SAMPLES));
    }
}
