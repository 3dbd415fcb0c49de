package io.qilian.bundles.modellibrary.internal.rollout;

import io.qilian.bundles.modellibrary.api.AliasMove.Change;
import io.qilian.bundles.modellibrary.api.Rollout;
import io.qilian.bundles.modellibrary.api.RolloutFigures;
import io.qilian.bundles.modellibrary.api.RolloutPlan;
import io.qilian.bundles.modellibrary.api.RolloutStage;
import io.qilian.bundles.modellibrary.internal.analysis.FrameSplit;
import io.qilian.bundles.modellibrary.internal.library.OpenModel;
import io.qilian.kernel.api.model.ModelReference;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One rollout that is under way; both versions stay in memory. Lanes read its stage from frame to frame; one thread at a
 * time moves it on.
 */
final class RunningRollout implements AutoCloseable {

    /**
     * A stage.
     *
     * @param stage which one
     * @param since when it began
     * @param comparison of the two versions in this stage
     * @param split what holds for the frames that both see
     * @param feeds whose frames both see; empty for those of all feeds
     * @param verdict why it was entered
     */
    private record Step(
            RolloutStage stage,
            Instant since,
            Comparison comparison,
            Optional<FrameSplit> split,
            Set<String> feeds,
            String verdict) {}

    private final long id;
    private final ModelReference alias;
    private final OpenModel before;
    private final OpenModel after;
    private final RolloutPlan plan;
    private final Change change;
    private final Instant startedAt;
    private volatile Step step;

    RunningRollout(
            long id,
            ModelReference alias,
            OpenModel before,
            OpenModel after,
            RolloutPlan plan,
            Change change,
            Instant startedAt) {
        this.id = id;
        this.alias = alias;
        this.before = before;
        this.after = after;
        this.plan = plan;
        this.change = change;
        this.startedAt = startedAt;
        this.step = new Step(RolloutStage.SHADOW, startedAt, new Comparison(), Optional.empty(), Set.of(), "");
    }

    long id() {
        return id;
    }

    ModelReference alias() {
        return alias;
    }

    ModelReference from() {
        return before.reference();
    }

    ModelReference to() {
        return after.reference();
    }

    RolloutPlan plan() {
        return plan;
    }

    Change change() {
        return change;
    }

    RolloutStage stage() {
        return step.stage();
    }

    String verdict() {
        return step.verdict();
    }

    RolloutFigures figures() {
        return step.comparison().figures();
    }

    Duration inStage(Instant now) {
        return Duration.between(step.since(), now);
    }

    boolean overdue(Instant now) {
        return Duration.between(startedAt, now).compareTo(plan.longest()) >= 0;
    }

    /** The version that the alias should stand for in the present stage. */
    String expected() {
        return (stage() == RolloutStage.WATCH ? after : before).reference().selector();
    }

    void shadow(Instant now) {
        Comparison comparison = new Comparison();
        step = new Step(
                RolloutStage.SHADOW,
                now,
                comparison,
                Optional.of(new ComparedSplit(after, false, true, comparison)),
                Set.of(),
                "");
    }

    void canary(Instant now, Set<String> feeds, String verdict) {
        Comparison comparison = new Comparison();
        step = new Step(
                RolloutStage.CANARY,
                now,
                comparison,
                Optional.of(new ComparedSplit(after, true, true, comparison)),
                feeds,
                verdict);
    }

    void watch(Instant now, String verdict) {
        Comparison comparison = new Comparison();
        step = new Step(
                RolloutStage.WATCH,
                now,
                comparison,
                Optional.of(new ComparedSplit(before, false, false, comparison)),
                Set.of(),
                verdict);
    }

    Optional<FrameSplit> split(String feed) {
        Step now = step;
        return now.feeds().isEmpty() || now.feeds().contains(feed) ? now.split() : Optional.empty();
    }

    Rollout view() {
        Step now = step;
        return new Rollout(
                id,
                alias.name(),
                alias.selector(),
                from().selector(),
                to().selector(),
                now.stage(),
                startedAt,
                Optional.empty(),
                change,
                Optional.of(now.comparison().figures()),
                now.verdict());
    }

    @Override
    public void close() {
        before.close();
        after.close();
    }
}
