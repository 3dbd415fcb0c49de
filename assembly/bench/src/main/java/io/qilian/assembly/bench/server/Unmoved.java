package io.qilian.assembly.bench.server;

import io.qilian.bundles.modellibrary.internal.library.Aliases;
import java.util.List;
import java.util.Optional;

/** Aliases of which none was moved. */
final class Unmoved implements Aliases {

    @Override
    public Optional<String> version(String model, String alias) {
        return Optional.empty();
    }

    @Override
    public List<String> of(String model, String version) {
        return List.of();
    }
}
