package io.qilian.bundles.modellibrary.internal.rollout;

import io.qilian.bundles.modellibrary.api.AliasMove.Change;
import io.qilian.bundles.modellibrary.api.ModelRollouts;
import io.qilian.bundles.modellibrary.api.Rollout;
import io.qilian.bundles.modellibrary.api.RolloutPlan;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.bundles.modellibrary.internal.library.OpenModel;
import io.qilian.kernel.api.model.ModelReference;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Begins rollouts, ends them, and tells of them. One change after the other. */
public final class Rollouts implements ModelRollouts, AutoCloseable {

    private final FolderModelLibrary library;
    private final RunningRollouts running;
    private final RolloutJournal journal;
    private final RolloutSteps steps;
    private final Function<ModelReference, List<String>> feeds;
    private final InstantSource clock;

    /**
     * The rollouts of a library; whatever was under way when the process ended is over.
     *
     * @param library whose models are meant
     * @param running where lanes look
     * @param journal where rollouts are written down
     * @param steps moves rollouts on
     * @param feeds the feeds whose frames go through an alias
     * @param clock the time of day
     */
    public Rollouts(
            FolderModelLibrary library,
            RunningRollouts running,
            RolloutJournal journal,
            RolloutSteps steps,
            Function<ModelReference, List<String>> feeds,
            InstantSource clock) {
        this.library = library;
        this.running = running;
        this.journal = journal;
        this.steps = steps;
        this.feeds = feeds;
        this.clock = clock;
        journal.interrupt(clock.instant());
    }

    @Override
    public synchronized Rollout begin(ModelReference version, String alias, RolloutPlan plan, Change change) {
        if (version.alias()) {
            throw RolloutProblems.noVersion(version);
        }
        ModelReference moved = new ModelReference(version.name(), alias, true);
        running.of(moved).ifPresent(rollout -> {
            throw RolloutProblems.underWay(rollout);
        });
        if (running.full()) {
            throw RolloutProblems.tooMany();
        }
        library.rescan();
        String from = library.versionOf(moved).orElseThrow(() -> RolloutProblems.nothingBefore(moved));
        if (from.equals(version.selector())) {
            throw RolloutProblems.thereAlready(moved, version);
        }
        requireFeeds(moved, plan.canaries().feeds());
        return begin(moved, new ModelReference(version.name(), from, false), version, plan, change);
    }

    private void requireFeeds(ModelReference alias, List<String> canaries) {
        List<String> present = feeds.apply(alias);
        if (present.isEmpty()) {
            throw RolloutProblems.noFeeds(alias);
        }
        if (!present.containsAll(canaries)) {
            throw RolloutProblems.unknownFeeds(canaries, present);
        }
    }

    private Rollout begin(
            ModelReference alias, ModelReference from, ModelReference to, RolloutPlan plan, Change change) {
        OpenModel after = library.open(to);
        OpenModel before = null;
        RunningRollout rollout;
        try {
            if (!after.current().detector()) {
                throw RolloutProblems.noDetector(to);
            }
            before = library.open(from);
            long id = journal.begin(
                    alias.name(), alias.selector(), from.selector(), to.selector(), clock.instant(), change);
            rollout = new RunningRollout(id, alias, before, after, plan, change, clock.instant());
        } catch (RuntimeException e) {
            after.close();
            if (before != null) {
                before.close();
            }
            throw e;
        }
        steps.begin(rollout);
        return find(rollout);
    }

    @Override
    public synchronized Rollout abort(ModelReference alias, Change change) {
        if (!alias.alias()) {
            throw RolloutProblems.noAlias(alias);
        }
        RunningRollout rollout = running.of(alias).orElseThrow(() -> RolloutProblems.nothingUnderWay(alias));
        steps.abort(rollout, change);
        return find(rollout);
    }

    private Rollout find(RunningRollout rollout) {
        return running.of(rollout.alias())
                .filter(rollout::equals)
                .map(RunningRollout::view)
                .or(() -> journal.find(rollout.id()))
                .orElseThrow();
    }

    @Override
    public List<Rollout> rollouts(ModelReference model) {
        List<Rollout> told = new ArrayList<>();
        for (Rollout kept : journal.newestFirst(model.name())) {
            ModelReference alias = new ModelReference(kept.model(), kept.alias(), true);
            told.add(running.of(alias)
                    .filter(rollout -> rollout.id() == kept.id())
                    .map(RunningRollout::view)
                    .orElse(kept));
        }
        return told;
    }

    /** Judges each rollout that is under way, and moves on or ends those whose time has come. */
    public synchronized void tick() {
        running.all().forEach(steps::judge);
    }

    /** Ends the comparisons; the next start finds the rollouts interrupted. */
    @Override
    public synchronized void close() {
        for (RunningRollout rollout : running.all()) {
            running.remove(rollout);
            rollout.close();
        }
    }
}
