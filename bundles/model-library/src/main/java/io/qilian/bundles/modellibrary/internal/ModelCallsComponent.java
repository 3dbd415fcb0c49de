package io.qilian.bundles.modellibrary.internal;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.modellibrary.api.AnalysisLane;
import io.qilian.bundles.modellibrary.api.CallDeadline;
import io.qilian.bundles.modellibrary.api.FrameAnalysis;
import io.qilian.bundles.modellibrary.api.LaneStatistics;
import io.qilian.bundles.modellibrary.api.Lanes;
import io.qilian.bundles.modellibrary.api.ModelHandle;
import io.qilian.bundles.modellibrary.api.ModelHandles;
import io.qilian.bundles.modellibrary.api.ModelSignature;
import io.qilian.bundles.modellibrary.api.ModelSummary;
import io.qilian.bundles.modellibrary.api.ServedCall;
import io.qilian.bundles.modellibrary.api.ServedModels;
import io.qilian.bundles.modellibrary.api.ServingStatistics;
import io.qilian.bundles.modellibrary.internal.analysis.FrameLanes;
import io.qilian.bundles.modellibrary.internal.analysis.OnDemandModel;
import io.qilian.bundles.modellibrary.internal.analysis.ProcessorPool;
import io.qilian.bundles.modellibrary.internal.card.BatchCard.Sharing;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.bundles.modellibrary.internal.processor.ProcessorBudget;
import io.qilian.bundles.modellibrary.internal.rollout.RunningRollouts;
import io.qilian.bundles.modellibrary.internal.serving.ServedLibrary;
import io.qilian.bundles.modellibrary.internal.serving.SharingRule;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.scenes.api.pipeline.PlannedModel;
import io.qilian.kernel.scenes.api.pipeline.SceneModels;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The library as programs use it: frames in lanes, calls on demand, raw tensors. */
@Component(
        service = {
            FrameAnalysis.class,
            Lanes.class,
            ModelHandles.class,
            SceneModels.class,
            ServedModels.class,
            ModelCallsComponent.class
        })
public final class ModelCallsComponent implements FrameAnalysis, Lanes, ModelHandles, SceneModels, ServedModels {

    private final FolderModelLibrary library;
    private final ProcessorBudget budget;
    private final ProcessorPool pool;
    private final RunningRollouts rollouts = new RunningRollouts();
    private final FrameLanes lanes;
    private final ScheduledThreadPoolExecutor timer;
    private final ServedLibrary served;

    /**
     * Starts the threads on which models run.
     *
     * @param models the library, whose settings are taken: with new ones it starts anew, and this with it
     * @param drift watches the frames of lanes
     * @param media scales pictures
     */
    @Activate
    public ModelCallsComponent(
            @Reference ModelLibraryComponent models, @Reference ModelDriftComponent drift, @Reference Media media) {
        ModelLibraryComponent.Config config = models.config();
        library = models.library();
        budget = new ProcessorBudget(
                ModelLibraryComponent.threads(config), ProcessorBudget.USUAL_AHEAD, config.servedCallsWaiting());
        pool = new ProcessorPool(budget);
        lanes = new FrameLanes(library, pool, InstantSource.system(), rollouts, drift.watch());
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "qilian-model-deadline");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        served = new ServedLibrary(library, media, budget, sharing(config), timer);
        library.relieveBy(served::letIdleGo);
    }

    private static SharingRule sharing(ModelLibraryComponent.Config config) {
        try {
            return new SharingRule(
                    Sharing.valueOf(config.batching().toUpperCase(Locale.ROOT)), Math.max(0, config.batchDelayUs()));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.of(
                                    "model.settings",
                                    ProblemKind.CONFIGURATION,
                                    "A setting has another value than there are",
                                    "etc/io.qilian.models.cfg batching",
                                    "Correct the value")
                            .comparing("auto, on or off", config.batching()),
                    e);
        }
    }

    /** The rollouts at which the lanes look. */
    RunningRollouts rollouts() {
        return rollouts;
    }

    /** The feeds whose frames go through a model. */
    List<String> feeds(ModelReference model) {
        return lanes.feeds(model);
    }

    @Deactivate
    void stop() {
        pool.close();
        served.close();
        timer.shutdownNow();
    }

    @Override
    public AnalysisLane open(String feed, ModelReference model) {
        return lanes.open(feed, model);
    }

    @Override
    public List<LaneStatistics> lanes() {
        return lanes.lanes();
    }

    @Override
    public ModelHandle open(ModelReference model) {
        return new OnDemandModel(library.open(model), budget);
    }

    @Override
    public OpenModels open(List<PlannedModel> models) {
        return ModelsOfScene.open(models, this);
    }

    @Override
    public List<ModelSummary> models() {
        return library.models();
    }

    @Override
    public ModelSummary summary(ModelReference model) {
        return served.summary(model);
    }

    @Override
    public boolean unloaded(ModelReference model) {
        return served.unloaded(model);
    }

    @Override
    public ModelSignature describe(ModelReference model) {
        return served.describe(model);
    }

    @Override
    public <T> T infer(ModelReference model, CallDeadline deadline, ServedCall<T> call) {
        return served.infer(model, deadline, call);
    }

    @Override
    public ModelSignature load(ModelReference model) {
        return served.load(model);
    }

    @Override
    public void unload(ModelReference model) {
        served.unload(model);
    }

    @Override
    public ServingStatistics statistics() {
        return served.statistics();
    }
}
