package io.qilian.bundles.modellibrary.api;

import io.qilian.kernel.api.model.ModelReference;
import org.osgi.annotation.versioning.ProviderType;

/** Opens models for calls on demand. Published as a service; thread-safe. */
@ProviderType
public interface ModelHandles {

    /**
     * Opens a model, and loads it if it is not in memory.
     *
     * @param model which one
     * @return the handle, closed by the caller
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such model or it is refused
     */
    ModelHandle open(ModelReference model);
}
