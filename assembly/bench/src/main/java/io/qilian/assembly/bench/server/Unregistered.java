package io.qilian.assembly.bench.server;

import io.qilian.bundles.modellibrary.internal.library.RegisteredVersions;
import io.qilian.kernel.api.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A library in which all versions lie in the folder. */
final class Unregistered implements RegisteredVersions {

    @Override
    public List<Path> folders() {
        return List.of();
    }

    @Override
    public Optional<Problem> check(Path folder) {
        return Optional.empty();
    }
}
