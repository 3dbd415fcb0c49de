package io.qilian.kernel.alerts.api;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which alerts are wanted.
 *
 * @param scene name of the scene
 * @param states where they stand; at least one
 * @param limit most alerts, 1 to {@value #MAXIMUM_LIMIT}
 */
public record AlertQuery(Optional<String> scene, Set<AlertState> states, int limit) {

    /** Most alerts of one answer. */
    public static final int MAXIMUM_LIMIT = 10_000;

    /**
     * Checks the parts, and copies the set.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if no state is wanted, or the limit is out of bounds
     */
    public AlertQuery {
        Objects.requireNonNull(scene, "scene");
        states = Set.copyOf(states);
        if (states.isEmpty()) {
            throw new IllegalArgumentException("states: expected one at least, got none");
        }
        if (limit < 1 || limit > MAXIMUM_LIMIT) {
            throw new IllegalArgumentException("limit: expected 1 to " + MAXIMUM_LIMIT + ", got " + limit);
        }
    }
}
