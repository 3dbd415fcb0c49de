package io.qilian.assembly.bench.server;

import io.qilian.bundles.modellibrary.api.ModelDetails;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.library.Gate;
import java.util.Optional;

/** Admits what comes from our own build. */
final class Admitting implements Gate {

    @Override
    public void admit(ModelFolder folder) {
        // A trial is made once for each model, not with each call, which is what is measured here.
    }

    @Override
    public Optional<ModelDetails.Trial> trial(ModelFolder folder) {
        return Optional.empty();
    }
}
