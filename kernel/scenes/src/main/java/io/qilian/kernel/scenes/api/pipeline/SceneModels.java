package io.qilian.kernel.scenes.api.pipeline;

import io.qilian.kernel.api.scenario.ModelAccess;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Gives scenes the models that they call on demand. Published as a service by the model library; thread-safe. */
@ConsumerType
public interface SceneModels {

    /**
     * Opens models for a scene.
     *
     * @param models the models by use
     * @return access to them, closed with the scene's handler
     * @throws io.qilian.kernel.api.problem.ProblemException if one of them is not available
     */
    OpenModels open(List<PlannedModel> models);

    /** Models that are kept for a scene. */
    @ConsumerType
    interface OpenModels extends ModelAccess, AutoCloseable {

        /** Lets them go, with every lease that is still out. Idempotent. */
        @Override
        void close();
    }
}
