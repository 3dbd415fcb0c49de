package io.qilian.bundles.modellibrary.internal.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.AliasMove.Change;
import io.qilian.bundles.modellibrary.api.Rollout;
import io.qilian.bundles.modellibrary.api.RolloutPlan;
import io.qilian.bundles.modellibrary.api.RolloutPlan.Canaries;
import io.qilian.bundles.modellibrary.api.RolloutPlan.Guards;
import io.qilian.bundles.modellibrary.api.RolloutStage;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rollouts over real lanes and models: east and west see a red picture, on which every version can be told apart. */
class RolloutsTest {

    private static final ModelReference PROD = ModelReference.parse("spots@prod");
    private static final Change LI = new Change("li", "counts better at night");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private RolloutTown town;

    @BeforeEach
    void start() {
        town = new RolloutTown(folder, data);
        town.put("1.0.0", "RGB");
        town.put("1.1.0", "RGB");
        town.put("1.2.0", "BGR");
        town.put(RolloutTown.SLOW, "RGB");
        town.promote("1.0.0");
    }

    @AfterEach
    void stop() {
        town.close();
    }

    @Test
    void aGoodVersionLooksOnThenAnswersForSomeFeedsThenForAll() {
        town.rollouts.begin(version("1.1.0"), "prod", plan(Guards.DEFAULT), LI);

        assertThat(versions(town.analyse(20))).containsOnly("1.0.0");
        assertThat(stageAfter(MINUTE)).isEqualTo(RolloutStage.CANARY);
        List<Observation> seen = town.analyse(40);
        assertThat(versionsOf(seen, "east")).containsOnly("1.1.0");
        assertThat(versionsOf(seen, "west")).containsOnly("1.0.0");
        assertThat(town.alias()).isEqualTo("1.0.0");
        assertThat(stageAfter(MINUTE)).isEqualTo(RolloutStage.WATCH);
        assertThat(town.alias()).isEqualTo("1.1.0");
        assertThat(versions(town.analyse(20))).containsOnly("1.1.0");
        assertThat(stageAfter(MINUTE)).isEqualTo(RolloutStage.PROMOTED);

        AliasMove move = town.aliases.history(PROD).get(0);
        assertThat(move.change().by()).isEqualTo("li");
        assertThat(move.change().reason()).startsWith("Rollout 1, CANARY: ").contains("agreement 100.0 %");
        assertThat(town.users("1.0.0")).isZero();
    }

    @Test
    void aVersionThatMixesUpColoursIsFoundOutWhileItOnlyLooksOn() {
        town.rollouts.begin(version("1.2.0"), "prod", plan(Guards.DEFAULT), LI);

        assertThat(versions(town.analyse(20))).containsOnly("1.0.0");
        Rollout ended = after(Duration.ZERO);

        assertThat(ended.stage()).as("%s", ended).isEqualTo(RolloutStage.ROLLED_BACK);
        assertThat(ended.verdict())
                .isEqualTo("SHADOW: spots:1.2.0 agrees in 0.0 % of the detections, at least 90.0 % asked for");
        assertThat(town.alias()).isEqualTo("1.0.0");
        assertThat(town.users("1.2.0")).isZero();
        assertThat(versions(town.analyse(4))).containsOnly("1.0.0");
    }

    @Test
    void aSlowVersionIsFoundOut() {
        town.rollouts.begin(version(RolloutTown.SLOW), "prod", plan(new Guards(1.5, 0.001, 0.25, 0.9)), LI);

        town.analyse(20);
        Rollout ended = after(Duration.ZERO);

        assertThat(ended.stage()).as("%s", ended).isEqualTo(RolloutStage.ROLLED_BACK);
        assertThat(ended.verdict()).startsWith("SHADOW: spots:1.3.0 takes ").contains("ms (p95), at most ");
    }

    @Test
    void aVersionThatFailsAfterTheChangeIsTakenBackByItselfAndNoFrameIsLost() {
        town.rollouts.begin(version(RolloutTown.SLOW), "prod", watching(), LI);
        assertThat(town.alias()).isEqualTo(RolloutTown.SLOW);

        town.failing.set(true);
        List<Observation> seen = town.analyse(6);
        Rollout ended = after(Duration.ZERO);

        assertThat(seen).hasSize(6);
        assertThat(ended.stage()).as("%s", ended).isEqualTo(RolloutStage.ROLLED_BACK);
        AliasMove back = town.aliases.history(PROD).get(0);
        assertThat(back.kind()).isEqualTo(AliasMove.Kind.ROLLBACK);
        assertThat(back.to()).isEqualTo("1.0.0");
        assertThat(back.change().by()).isEqualTo("qilian");
        assertThat(back.change().reason())
                .isEqualTo("Rollout 1, WATCH: spots:1.3.0 fails on 6 of 6 frames, the version before on 0");
        assertThat(town.analyse(4)).allSatisfy(one -> assertThat(one.failure()).isEmpty());
    }

    @Test
    void theVersionBeforeAnswersForACanaryThatFails() {
        RolloutPlan canary = new RolloutPlan(
                Duration.ZERO, MINUTE, Duration.ZERO, new Canaries(100, List.of()), 10, MINUTE, RolloutTown.PATIENT);
        town.rollouts.begin(version(RolloutTown.SLOW), "prod", canary, LI);
        assertThat(versions(town.analyse(4))).containsOnly(RolloutTown.SLOW);

        town.failing.set(true);

        assertThat(town.analyse(6)).allSatisfy(seen -> {
            assertThat(seen.failure()).isEmpty();
            assertThat(seen.model().version()).isEqualTo("1.0.0");
        });
        assertThat(after(Duration.ZERO).verdict()).contains("fails on 6 of 10 frames");
    }

    @Test
    void aRolloutWithoutFramesEndsUndecided() {
        town.rollouts.begin(version("1.1.0"), "prod", plan(Guards.DEFAULT), LI);

        assertThat(stageAfter(MINUTE)).isEqualTo(RolloutStage.SHADOW);
        Rollout ended = after(Duration.ofHours(1));

        assertThat(ended.stage()).as("%s", ended).isEqualTo(RolloutStage.INCONCLUSIVE);
        assertThat(ended.verdict()).isEqualTo("SHADOW: 0 of 10 frames after 3600 s");
        assertThat(town.alias()).isEqualTo("1.0.0");
    }

    @Test
    void someoneWhoMovesTheAliasMeanwhileHasTheLastWord() {
        town.rollouts.begin(version("1.1.0"), "prod", plan(Guards.DEFAULT), LI);
        town.promote("1.2.0");

        Rollout ended = after(Duration.ZERO);

        assertThat(ended.stage()).as("%s", ended).isEqualTo(RolloutStage.ABORTED);
        assertThat(ended.verdict()).isEqualTo("The alias was moved to 1.2.0 meanwhile");
        assertThat(town.alias()).isEqualTo("1.2.0");
    }

    @Test
    void whoEndsARolloutAfterTheChangeTakesTheAliasBack() {
        town.rollouts.begin(version(RolloutTown.SLOW), "prod", watching(), LI);

        Rollout ended = town.rollouts.abort(PROD, new Change("wang", "the bridge is closed"));

        assertThat(ended.stage()).as("%s", ended).isEqualTo(RolloutStage.ABORTED);
        assertThat(ended.verdict()).isEqualTo("Ended by wang: the bridge is closed");
        assertThat(town.alias()).isEqualTo("1.0.0");
        assertThat(problem(() -> town.rollouts.abort(PROD, LI))).isEqualTo("model.no-rollout");
    }

    @Test
    void aRolloutThatAPowerCutInterruptedIsToldAsSuch() {
        town.rollouts.begin(version("1.1.0"), "prod", plan(Guards.DEFAULT), LI);

        town.restart();

        assertThat(town.rollouts.rollouts(PROD)).singleElement().satisfies(rollout -> {
            assertThat(rollout.stage()).isEqualTo(RolloutStage.INTERRUPTED);
            assertThat(rollout.verdict()).isEqualTo("The process ended in stage SHADOW");
            assertThat(rollout.endedAt()).contains(town.clock.instant());
            assertThat(rollout.change()).isEqualTo(LI);
        });
    }

    @Test
    void aRolloutWhoseVersionIsGoneWhenItsTurnComesIsOverAndTheAliasStays() throws IOException {
        town.rollouts.begin(version("1.1.0"), "prod", plan(Guards.DEFAULT), LI);
        town.analyse(20);
        assertThat(stageAfter(MINUTE)).isEqualTo(RolloutStage.CANARY);
        town.analyse(40);
        town.damage("1.1.0");

        Rollout ended = after(MINUTE);

        assertThat(ended.stage()).as("%s", ended).isEqualTo(RolloutStage.ABORTED);
        assertThat(town.alias()).isEqualTo("1.0.0");
        assertThat(versions(town.analyse(4))).containsOnly("1.0.0");
    }

    @Test
    void aRolloutThatCannotChangeOverAtOnceLeavesNothingBehind() {
        town.promoting = () -> {
            throw new ProblemException(
                    Problem.of("test.refused", ProblemKind.RESOURCE, "The alias cannot be moved", "test", "Wait"));
        };

        assertThat(problem(() -> town.rollouts.begin(version("1.1.0"), "prod", watching(), LI)))
                .isEqualTo("test.refused");

        assertThat(town.rollouts.rollouts(PROD)).singleElement().satisfies(rollout -> {
            assertThat(rollout.stage()).isEqualTo(RolloutStage.ABORTED);
            assertThat(rollout.verdict()).isEqualTo("The alias cannot be moved");
        });
        assertThat(town.users("1.1.0")).isZero();
        assertThat(versions(town.analyse(4))).containsOnly("1.0.0");
    }

    @Test
    void aPowerCutAfterTheChangeLeavesTheAliasWhereItIs() {
        town.rollouts.begin(version("1.1.0"), "prod", watching(), LI);

        town.restart();

        assertThat(town.rollouts.rollouts(PROD).get(0).verdict()).isEqualTo("The process ended in stage WATCH");
        assertThat(town.alias()).isEqualTo("1.1.0");
        assertThat(problem(() -> town.rollouts.abort(PROD, LI))).isEqualTo("model.no-rollout");
    }

    @Test
    void refusesWhatCannotBegin() {
        RolloutPlan plan = plan(Guards.DEFAULT);
        assertThat(problem(() -> town.rollouts.begin(PROD, "prod", plan, LI))).isEqualTo("model.version-needed");
        assertThat(problem(() -> town.rollouts.begin(version("1.0.0"), "prod", plan, LI)))
                .isEqualTo("model.alias-there");
        assertThat(problem(() -> town.rollouts.begin(version("1.1.0"), "night", plan, LI)))
                .isEqualTo("model.alias-empty");
        RolloutPlan elsewhere =
                new RolloutPlan(MINUTE, MINUTE, MINUTE, new Canaries(10, List.of("north")), 10, MINUTE, Guards.DEFAULT);
        assertThat(problem(() -> town.rollouts.begin(version("1.1.0"), "prod", elsewhere, LI)))
                .isEqualTo("model.no-such-canary");
        town.rollouts.begin(version("1.1.0"), "prod", plan, LI);
        assertThat(problem(() -> town.rollouts.begin(version("1.2.0"), "prod", plan, LI)))
                .isEqualTo("model.rollout-there");
        town.closeLanes();
        town.rollouts.abort(PROD, LI);
        assertThat(problem(() -> town.rollouts.begin(version("1.1.0"), "prod", plan, LI)))
                .isEqualTo("model.no-traffic");
    }

    private static String problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem().code();
    }

    /** A minute a stage; east goes first. The latency of runs of microseconds is only judged where a test is about it. */
    private static RolloutPlan plan(Guards guards) {
        Guards judged = guards.equals(Guards.DEFAULT) ? RolloutTown.PATIENT : guards;
        return new RolloutPlan(
                MINUTE, MINUTE, MINUTE, new Canaries(10, List.of("east")), 10, Duration.ofHours(1), judged);
    }

    private static RolloutPlan watching() {
        return new RolloutPlan(
                Duration.ZERO,
                Duration.ZERO,
                MINUTE,
                new Canaries(10, List.of()),
                10,
                Duration.ofHours(1),
                RolloutTown.PATIENT);
    }

    private RolloutStage stageAfter(Duration time) {
        return after(time).stage();
    }

    private Rollout after(Duration time) {
        town.clock.advance(time);
        town.rollouts.tick();
        return town.rollouts.rollouts(PROD).get(0);
    }

    private static ModelReference version(String number) {
        return new ModelReference("spots", number, false);
    }

    private static List<String> versions(List<Observation> seen) {
        return seen.stream().map(one -> one.model().version()).toList();
    }

    private static List<String> versionsOf(List<Observation> seen, String feed) {
        return versions(seen.stream().filter(one -> one.feed().equals(feed)).toList());
    }
}
