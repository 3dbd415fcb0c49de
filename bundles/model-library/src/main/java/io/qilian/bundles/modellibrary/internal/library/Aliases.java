package io.qilian.bundles.modellibrary.internal.library;

import java.util.List;
import java.util.Optional;

/** What aliases stand for. */
public interface Aliases {

    /**
     * The version that an alias was moved to.
     *
     * @param model name of the model
     * @param alias the alias
     * @return the version; empty if it was never moved
     */
    Optional<String> version(String model, String alias);

    /**
     * The aliases that were moved to a version.
     *
     * @param model name of the model
     * @param version the version
     * @return the aliases by name
     */
    List<String> of(String model, String version);
}
