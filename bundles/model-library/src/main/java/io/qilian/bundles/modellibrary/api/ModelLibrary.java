package io.qilian.bundles.modellibrary.api;

import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.permission.Permission;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The models of this installation, for people. A model is a folder {@code NAME/VERSION} in the library's folder; one
 * that is put there is seen within seconds, without a restart. The alias {@code prod} stands for the highest version
 * that can be used. Thread-safe.
 */
@ProviderType
public interface ModelLibrary {

    /**
     * All versions, also those that are refused.
     *
     * @return the versions by name, then from the highest down
     */
    @Permission("model:list")
    List<ModelSummary> models();

    /**
     * One version with its card.
     *
     * @param model which one
     * @return the details
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such version, or it is refused
     */
    @Permission("model:view:{model}")
    ModelDetails model(ModelReference model);
}
