package io.qilian.bundles.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.modellibrary.api.AliasMove.Change;
import io.qilian.bundles.modellibrary.api.ModelRollouts;
import io.qilian.bundles.modellibrary.api.Rollout;
import io.qilian.bundles.modellibrary.api.RolloutFigures;
import io.qilian.bundles.modellibrary.api.RolloutFigures.Side;
import io.qilian.bundles.modellibrary.api.RolloutPlan;
import io.qilian.bundles.modellibrary.api.RolloutPlan.Canaries;
import io.qilian.bundles.modellibrary.api.RolloutPlan.Guards;
import io.qilian.bundles.modellibrary.api.RolloutStage;
import io.qilian.kernel.api.model.ModelReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code model:rollout}, {@code model:rollouts}, {@code model:abort}. */
class RolloutCommandsTest {

    private final Recorded rollouts = new Recorded();
    private final KarafConsole console = new KarafConsole(new Platform()).with(rollouts);

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void beginsARolloutAsUsual() {
        assertThat(console.run("model:rollout --reason 'better at night' road-objects:1.2.0"))
                .isEqualTo("Rollout 7 of road-objects@prod from 1.1.0 to 1.2.0 has begun;"
                        + " model:rollouts road-objects tells how it goes.\n");
        assertThat(rollouts.calls).containsExactly("begin road-objects:1.2.0 prod console better at night");
        assertThat(rollouts.plans).containsExactly(RolloutPlan.DEFAULT);
    }

    @Test
    void beginsARolloutOfOnesOwnMaking() {
        console.run("model:rollout --shadow 0 --canary 30 --watch 40 --longest 600 --feed east --feed west --frames 50"
                + " --latency 2 --errors 0.01 --detections 0.5 --agreement 0.7 --alias canary road-objects:1.2.0");
        assertThat(rollouts.plans)
                .containsExactly(new RolloutPlan(
                        Duration.ZERO,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(40),
                        new Canaries(10, List.of("east", "west")),
                        50,
                        Duration.ofMinutes(10),
                        new Guards(2, 0.01, 0.5, 0.7)));
    }

    @Test
    void saysWhatIsWrongWithAPlan() {
        assertThat(console.refused("model:rollout --frames 5 road-objects:1.2.0"))
                .contains("minimumFrames: expected 10 to 100000, got 5");
    }

    @Test
    void tellsFiguresSoFarAndVerdicts() {
        assertThat(console.run("model:rollouts --no-format road-objects"))
                .isEqualTo("7\tprod\t1.1.0\t1.2.0\tCANARY\t2026-11-25T12:00:00Z\tli\tSo far 120 frames: p95 8.2 ms"
                        + " (before 8.0), failures 0 (1), objects 300 (290), agreement 97.5 %\n"
                        + "6\tprod\t1.1.0\t1.2.0\tROLLED_BACK\t2026-11-25T12:00:00Z\tli\tSHADOW: too slow\n");
        assertThat(rollouts.calls).containsExactly("rollouts road-objects@prod");
    }

    @Test
    void endsARollout() {
        assertThat(console.run("model:abort --reason 'the bridge is closed' road-objects"))
                .isEqualTo("Rollout 7 is ended: road-objects@prod stands for 1.1.0.\n");
        assertThat(rollouts.calls).containsExactly("abort road-objects@prod console the bridge is closed");
    }

    /** Writes down what it is asked for. */
    private static final class Recorded implements ModelRollouts {

        private final List<String> calls = new ArrayList<>();
        private final List<RolloutPlan> plans = new ArrayList<>();

        @Override
        public Rollout begin(ModelReference version, String alias, RolloutPlan plan, Change change) {
            calls.add("begin " + version + " " + alias + " " + change.by() + " " + change.reason());
            plans.add(plan);
            return rollout(7, RolloutStage.SHADOW, "");
        }

        @Override
        public Rollout abort(ModelReference alias, Change change) {
            calls.add("abort " + alias + " " + change.by() + " " + change.reason());
            return rollout(7, RolloutStage.ABORTED, "Ended by console");
        }

        @Override
        public List<Rollout> rollouts(ModelReference model) {
            calls.add("rollouts " + model);
            return List.of(
                    rollout(7, RolloutStage.CANARY, ""), rollout(6, RolloutStage.ROLLED_BACK, "SHADOW: too slow"));
        }

        private static Rollout rollout(long id, RolloutStage stage, String verdict) {
            Instant start = Instant.parse("2026-11-25T12:00:00Z");
            RolloutFigures figures = new RolloutFigures(120, 3, new Side(8, 1, 290), new Side(8.2, 0, 300), 0.975);
            return new Rollout(
                    id,
                    "road-objects",
                    "prod",
                    "1.1.0",
                    "1.2.0",
                    stage,
                    start,
                    stage.isEnd() ? Optional.of(start) : Optional.empty(),
                    new Change("li", "fewer cars at night"),
                    stage.isEnd() ? Optional.empty() : Optional.of(figures),
                    verdict);
        }
    }
}
