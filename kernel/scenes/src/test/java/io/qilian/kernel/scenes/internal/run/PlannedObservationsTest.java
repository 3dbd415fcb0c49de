package io.qilian.kernel.scenes.internal.run;

import static io.qilian.kernel.scenes.internal.run.Stage.LIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.observation.Track;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.scenario.ModelTrigger;
import io.qilian.kernel.api.scenario.ModelUse;
import io.qilian.kernel.api.scenario.Tracking;
import io.qilian.kernel.api.tracking.Tracker;
import io.qilian.kernel.testkit.ObservationBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a scenario's plan makes of what a model saw. */
class PlannedObservationsTest {

    private static final Box BOX = new Box(0, 0, 10, 10);
    private static final FeedRun NEXT = new FeedRun("00000000000000cc", false);

    private final List<List<Detection>> tracked = new ArrayList<>();
    private int trackers;

    @Test
    void keepsTheClassesAndScoresThatThePlanAsksFor() {
        ModelUse use = use("vehicles", Set.of("car", "bus"), 0.5, Tracking.NONE);
        Observation answer = plan(use)
                .answer("vehicles", seen("camera", LIVE, car(0.9), car(0.4), new Detection("person", 0.9, BOX)));
        assertThat(answer.detections()).containsExactly(car(0.9));
        assertThat(answer.use()).isEqualTo("vehicles");
        assertThat(answer.tracks()).isEmpty();
        assertThat(trackers).isZero();
    }

    @Test
    void keepsEverythingIfThePlanAsksForNoClass() {
        ModelUse use = use("vehicles", Set.of(), 0, Tracking.NONE);
        assertThat(plan(use)
                        .answer("", seen("camera", LIVE, car(0.1), new Detection("dog", 0, BOX)))
                        .detections())
                .hasSize(2);
    }

    @Test
    void followsWhatItKeepsWithOneTrackerForEachFeedAndRun() {
        PlannedObservations plan = plan(use("vehicles", Set.of("car"), 0, Tracking.OBJECTS));
        plan.answer("vehicles", seen("camera", LIVE, car(0.9), new Detection("person", 0.9, BOX)));
        plan.answer("vehicles", seen("camera", LIVE, car(0.8)));
        assertThat(trackers).isEqualTo(1);
        assertThat(tracked).containsExactly(List.of(car(0.9)), List.of(car(0.8)));
        plan.answer("vehicles", seen("other", LIVE, car(0.9)));
        assertThat(trackers).isEqualTo(2);
        plan.answer("vehicles", seen("camera", NEXT, car(0.9)));
        assertThat(trackers).isEqualTo(3);
    }

    @Test
    void doesNotTellATrackerThatTheRoadIsEmptyWhenThereWasNoInference() {
        PlannedObservations plan = plan(use("vehicles", Set.of(), 0, Tracking.OBJECTS));
        Observation failed =
                ObservationBuilder.observation().failed("the model is gone").build();
        assertThat(plan.answer("vehicles", failed).failure()).contains("the model is gone");
        assertThat(tracked).isEmpty();
    }

    @Test
    void refusesAUseThatIsNotInThePlan() {
        ModelUse vehicles = use("vehicles", Set.of(), 0, Tracking.NONE);
        ModelUse plates = use("plates", Set.of(), 0, Tracking.NONE);
        assertThatThrownBy(() -> plan(vehicles).answer("people", seen("camera", LIVE)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("actual: people");
        assertThatThrownBy(() -> plan(vehicles, plates).answer("", seen("camera", LIVE)))
                .isInstanceOf(ProblemException.class);
    }

    private PlannedObservations plan(ModelUse... uses) {
        return new PlannedObservations("scene", List.of(uses), () -> {
            trackers++;
            return new Recorder();
        });
    }

    private static ModelUse use(String name, Set<String> labels, double minimumScore, Tracking tracking) {
        ModelReference model = ModelReference.parse("road-objects");
        return new ModelUse(name, model, ModelTrigger.FRAMES, labels, minimumScore, tracking, 0);
    }

    private static Detection car(double score) {
        return new Detection("car", score, BOX);
    }

    private static Observation seen(String feed, FeedRun run, Detection... detections) {
        return ObservationBuilder.observation()
                .use("model")
                .from(feed, run)
                .detections(List.of(detections))
                .build();
    }

    private final class Recorder implements Tracker {
        @Override
        public List<Track> update(Instant at, List<Detection> detections) {
            tracked.add(detections);
            return List.of();
        }
    }
}
