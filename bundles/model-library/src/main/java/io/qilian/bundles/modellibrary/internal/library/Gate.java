package io.qilian.bundles.modellibrary.internal.library;

import io.qilian.bundles.modellibrary.api.ModelDetails;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import java.util.Optional;

/** Stands before the process: a version is loaded only after it was admitted. */
public interface Gate {

    /**
     * Admits a version. May take long when it comes for the first time.
     *
     * @param folder the version's folder, whose digest was checked
     * @throws io.qilian.kernel.api.problem.ProblemException if it is not to be loaded
     */
    void admit(ModelFolder folder);

    /**
     * What was measured when a version was tried.
     *
     * @param folder the version's folder
     * @return the figures; empty while it was not tried
     */
    Optional<ModelDetails.Trial> trial(ModelFolder folder);

    /**
     * Who signed a version.
     *
     * @param folder the version's folder
     * @return the signer; empty if nobody has
     * @throws io.qilian.kernel.api.problem.ProblemException if there is a signature that does not hold
     */
    default Optional<String> signer(ModelFolder folder) {
        return Optional.empty();
    }
}
