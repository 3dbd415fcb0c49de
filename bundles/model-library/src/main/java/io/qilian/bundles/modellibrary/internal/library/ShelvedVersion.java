package io.qilian.bundles.modellibrary.internal.library;

import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.kernel.api.problem.Problem;
import java.util.Optional;

/** A folder of the library as it was found: in order, proven by a first load, or refused with the reason. */
record ShelvedVersion(
        String name,
        String version,
        long fingerprint,
        Optional<ModelFolder> folder,
        boolean proven,
        Optional<Problem> problem) {

    ShelvedVersion asProven() {
        return new ShelvedVersion(name, version, fingerprint, folder, true, Optional.empty());
    }

    ShelvedVersion refused(Problem reason) {
        return new ShelvedVersion(name, version, fingerprint, Optional.empty(), false, Optional.of(reason));
    }

    boolean usable() {
        return folder.isPresent();
    }

    String key() {
        return name + ":" + version;
    }
}
