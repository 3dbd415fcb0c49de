package io.qilian.bundles.modellibrary.internal;

import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.ModelRollouts;
import io.qilian.bundles.modellibrary.api.Rollout;
import io.qilian.bundles.modellibrary.api.RolloutPlan;
import io.qilian.bundles.modellibrary.internal.rollout.RolloutJournal;
import io.qilian.bundles.modellibrary.internal.rollout.RolloutSteps;
import io.qilian.bundles.modellibrary.internal.rollout.Rollouts;
import io.qilian.kernel.api.model.ModelReference;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets aliases go over step by step. */
@Component(service = ModelRollouts.class)
public final class ModelRolloutsComponent implements ModelRollouts {

    private static final Logger log = LoggerFactory.getLogger(ModelRolloutsComponent.class);
    private static final long JUDGE_INTERVAL_MS = 500;

    private final Rollouts rollouts;
    private final ScheduledExecutorService judge;
    private final ScheduledFuture<?> judging;

    /**
     * Starts to judge rollouts.
     *
     * @param models the library
     * @param calls the lanes
     */
    @Activate
    public ModelRolloutsComponent(@Reference ModelLibraryComponent models, @Reference ModelCallsComponent calls) {
        InstantSource clock = InstantSource.system();
        RolloutJournal journal = new RolloutJournal(models.database());
        RolloutSteps steps = new RolloutSteps(models.library(), models, calls.rollouts(), journal, calls::feeds, clock);
        rollouts = new Rollouts(models.library(), calls.rollouts(), journal, steps, calls::feeds, clock);
        judge = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "qilian-model-rollout");
            thread.setDaemon(true);
            return thread;
        });
        judging =
                judge.scheduleWithFixedDelay(this::judge, JUDGE_INTERVAL_MS, JUDGE_INTERVAL_MS, TimeUnit.MILLISECONDS);
    }

    private void judge() {
        try {
            rollouts.tick();
        } catch (RuntimeException e) {
            // A task that throws would not be run again.
            log.error("The rollouts could not be judged", e);
        }
    }

    @Deactivate
    void stop() {
        judging.cancel(true);
        judge.shutdownNow();
        rollouts.close();
    }

    @Override
    public Rollout begin(ModelReference version, String alias, RolloutPlan plan, AliasMove.Change change) {
        return rollouts.begin(version, alias, plan, change);
    }

    @Override
    public Rollout abort(ModelReference alias, AliasMove.Change change) {
        return rollouts.abort(alias, change);
    }

    @Override
    public List<Rollout> rollouts(ModelReference model) {
        return rollouts.rollouts(model);
    }
}
