package io.qilian.bundles.modellibrary.api;

import io.qilian.kernel.api.problem.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A version in the library, in a line.
 *
 * @param name name of the model
 * @param version semantic version
 * @param aliases aliases that stand for this version
 * @param state whether it can be used
 * @param problem why not, if it cannot
 * @param users scenes and others that hold it in memory
 */
public record ModelSummary(
        String name, String version, List<String> aliases, ModelState state, Optional<Problem> problem, int users) {

    /**
     * Checks and copies the parts.
     *
     * @throws NullPointerException if a part is null
     */
    public ModelSummary {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        aliases = List.copyOf(aliases);
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(problem, "problem");
    }
}
