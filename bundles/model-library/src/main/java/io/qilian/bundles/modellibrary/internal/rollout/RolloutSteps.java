package io.qilian.bundles.modellibrary.internal.rollout;

import io.qilian.bundles.modellibrary.api.AliasMove.Change;
import io.qilian.bundles.modellibrary.api.ModelAliases;
import io.qilian.bundles.modellibrary.api.RolloutFigures;
import io.qilian.bundles.modellibrary.api.RolloutPlan;
import io.qilian.bundles.modellibrary.api.RolloutStage;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.ProblemException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves rollouts from stage to stage, and back when a guard is broken. Used by one thread at a time. */
public final class RolloutSteps {

    /** Who moves an alias when nobody does. */
    static final String ITSELF = "qilian";

    private static final Logger log = LoggerFactory.getLogger(RolloutSteps.class);

    private final FolderModelLibrary library;
    private final ModelAliases aliases;
    private final RunningRollouts running;
    private final RolloutJournal journal;
    private final Function<ModelReference, List<String>> feeds;
    private final InstantSource clock;

    /**
     * Steps of a library's rollouts.
     *
     * @param library tells what aliases stand for
     * @param aliases moves them
     * @param running where lanes look
     * @param journal where rollouts are written down
     * @param feeds the feeds whose frames go through an alias
     * @param clock the time of day
     */
    public RolloutSteps(
            FolderModelLibrary library,
            ModelAliases aliases,
            RunningRollouts running,
            RolloutJournal journal,
            Function<ModelReference, List<String>> feeds,
            InstantSource clock) {
        this.library = library;
        this.aliases = aliases;
        this.running = running;
        this.journal = journal;
        this.feeds = feeds;
        this.clock = clock;
    }

    void begin(RunningRollout rollout) {
        running.add(rollout);
        if (!rollout.plan().shadow().isZero()) {
            rollout.shadow(clock.instant());
            return;
        }
        try {
            afterShadow(rollout, "No shadow was asked for");
        } catch (RuntimeException e) {
            end(
                    rollout,
                    RolloutStage.ABORTED,
                    e instanceof ProblemException told ? told.problem().what() : e.toString());
            throw e;
        }
    }

    void judge(RunningRollout rollout) {
        try {
            Optional<String> present = library.versionOf(rollout.alias());
            if (!present.equals(Optional.of(rollout.expected()))) {
                end(rollout, RolloutStage.ABORTED, "The alias was moved to " + present.orElse("none") + " meanwhile");
                return;
            }
            RolloutFigures figures = rollout.figures();
            GuardCheck guards = new GuardCheck(rollout.plan());
            List<String> breaches = guards.breaches(figures);
            if (!breaches.isEmpty()) {
                goBack(
                        rollout,
                        RolloutStage.ROLLED_BACK,
                        rollout.stage() + ": " + rollout.to() + " " + String.join("; ", breaches));
            } else if (guards.enough(figures) && stageIsOver(rollout)) {
                moveOn(rollout, rollout.stage() + ": " + GuardCheck.tell(figures));
            } else if (rollout.overdue(clock.instant())) {
                goBack(
                        rollout,
                        RolloutStage.INCONCLUSIVE,
                        rollout.stage() + ": " + figures.frames() + " of "
                                + rollout.plan().minimumFrames() + " frames after "
                                + rollout.plan().longest().toSeconds() + " s");
            }
        } catch (ProblemException e) {
            log.warn("Rollout {} of {} cannot go on: {}", rollout.id(), rollout.alias(), e.getMessage());
            end(rollout, RolloutStage.ABORTED, e.problem().what());
        }
    }

    private boolean stageIsOver(RunningRollout rollout) {
        RolloutPlan plan = rollout.plan();
        Duration time =
                switch (rollout.stage()) {
                    case SHADOW -> plan.shadow();
                    case CANARY -> plan.canary();
                    default -> plan.watch();
                };
        return rollout.inStage(clock.instant()).compareTo(time) >= 0;
    }

    private void moveOn(RunningRollout rollout, String verdict) {
        switch (rollout.stage()) {
            case SHADOW -> afterShadow(rollout, verdict);
            case CANARY -> afterCanary(rollout, verdict);
            default -> end(rollout, RolloutStage.PROMOTED, verdict);
        }
    }

    private void afterShadow(RunningRollout rollout, String verdict) {
        if (rollout.plan().canary().isZero()) {
            afterCanary(rollout, verdict);
            return;
        }
        var chosen = CanaryFeeds.choose(rollout.plan().canaries(), feeds.apply(rollout.alias()), rollout.id());
        if (!chosen.isEmpty()) {
            rollout.canary(clock.instant(), chosen, verdict);
            tell(rollout, verdict + "; canaries " + chosen);
        }
    }

    private void afterCanary(RunningRollout rollout, String verdict) {
        String reason = "Rollout " + rollout.id() + ", " + verdict;
        aliases.promote(
                rollout.to(),
                rollout.alias().selector(),
                new Change(rollout.change().by(), RolloutJournal.cut(reason)));
        if (rollout.plan().watch().isZero()) {
            end(rollout, RolloutStage.PROMOTED, verdict);
        } else {
            rollout.watch(clock.instant(), verdict);
            tell(rollout, verdict);
        }
    }

    private void tell(RunningRollout rollout, String verdict) {
        journal.write(rollout.id(), rollout.stage(), Optional.empty(), verdict);
        log.info(
                "Rollout {} of {} to {} is in stage {}: {}",
                rollout.id(),
                rollout.alias(),
                rollout.to(),
                rollout.stage(),
                verdict);
    }

    void abort(RunningRollout rollout, Change change) {
        boolean moved = rollout.stage() == RolloutStage.WATCH;
        end(rollout, RolloutStage.ABORTED, "Ended by " + change.by() + ": " + change.reason());
        if (moved) {
            aliases.rollback(rollout.alias(), change);
        }
    }

    private void goBack(RunningRollout rollout, RolloutStage outcome, String verdict) {
        boolean moved = rollout.stage() == RolloutStage.WATCH;
        if (moved) {
            String reason = "Rollout " + rollout.id() + ", " + verdict;
            aliases.rollback(rollout.alias(), new Change(ITSELF, RolloutJournal.cut(reason)));
        }
        end(rollout, outcome, verdict);
    }

    private void end(RunningRollout rollout, RolloutStage outcome, String verdict) {
        running.remove(rollout);
        try {
            journal.write(rollout.id(), outcome, Optional.of(clock.instant()), verdict);
        } finally {
            // What cannot be written down is over all the same, and the next start says that it was interrupted.
            rollout.close();
        }
        if (outcome == RolloutStage.PROMOTED) {
            log.info("Rollout {} of {}: {} {}", rollout.id(), rollout.alias(), outcome, verdict);
        } else {
            log.warn("Rollout {} of {}: {} {}", rollout.id(), rollout.alias(), outcome, verdict);
        }
    }
}
