package io.qilian.bundles.modellibrary.internal;

import io.qilian.bundles.modellibrary.api.ModelHandle;
import io.qilian.bundles.modellibrary.api.ModelHandles;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.model.ModelLease;
import io.qilian.kernel.api.model.Score;
import io.qilian.kernel.api.model.Tensor;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.scenes.api.pipeline.PlannedModel;
import io.qilian.kernel.scenes.api.pipeline.SceneModels.OpenModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The models that one scene calls on demand, and the leases that it has taken. */
final class ModelsOfScene implements OpenModels {

    /** Leases that a scene may hold at once. */
    private static final int MAXIMUM_LEASES = 64;

    private final Map<String, ModelHandle> handles = new TreeMap<>();
    private final List<ModelLease> leases = new ArrayList<>();

    private ModelsOfScene() {}

    static ModelsOfScene open(List<PlannedModel> planned, ModelHandles library) {
        ModelsOfScene models = new ModelsOfScene();
        try {
            for (PlannedModel plan : planned) {
                models.handles.put(plan.use(), library.open(plan.model()));
            }
            return models;
        } catch (ProblemException e) {
            models.close();
            throw e;
        }
    }

    @Override
    public List<Detection> detect(String use, Frame frame, Box region) {
        return require(use).detect(frame, region);
    }

    @Override
    public List<Score> classify(String use, Frame frame, Box region) {
        return require(use).classify(frame, region);
    }

    @Override
    public Map<String, Tensor> run(String use, Map<String, Tensor> inputs) {
        return require(use).run(inputs);
    }

    @Override
    public synchronized ModelLease lease(String use) {
        ModelHandle handle = require(use);
        if (leases.size() == MAXIMUM_LEASES) {
            throw new ProblemException(Problem.of(
                            "model.too-many-leases",
                            ProblemKind.RESOURCE,
                            "The scene has taken too many leases on models",
                            use,
                            "Take one lease for each model when the handler opens")
                    .comparing("at most " + MAXIMUM_LEASES, "one more"));
        }
        ModelLease lease = handle.lease();
        leases.add(lease);
        return lease;
    }

    private synchronized ModelHandle require(String use) {
        ModelHandle handle = handles.get(use);
        if (handle == null) {
            throw new ProblemException(Problem.of(
                            "scene.undeclared",
                            ProblemKind.INPUT,
                            "The scenario calls a model that it does not declare for calls on demand",
                            use,
                            "Declare the use with the trigger DEMAND in the scenario's descriptor")
                    .comparing(handles.keySet().toString(), use));
        }
        return handle;
    }

    @Override
    public synchronized void close() {
        leases.forEach(ModelLease::close);
        leases.clear();
        handles.values().forEach(ModelHandle::close);
        handles.clear();
    }
}
