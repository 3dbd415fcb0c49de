package io.qilian.bundles.modellibrary.internal.library;

import java.util.List;
import java.util.Optional;

/** No alias was ever moved. */
public final class NoAliases implements Aliases {

    @Override
    public Optional<String> version(String model, String alias) {
        return Optional.empty();
    }

    @Override
    public List<String> of(String model, String version) {
        return List.of();
    }
}
