package io.qilian.bundles.modellibrary.internal.library;

import io.qilian.kernel.api.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A library without registered versions. */
public final class NoneRegistered implements RegisteredVersions {

    @Override
    public List<Path> folders() {
        return List.of();
    }

    @Override
    public Optional<Problem> check(Path folder) {
        return Optional.empty();
    }
}
