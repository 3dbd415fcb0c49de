package io.qilian.kernel.scenes.api;

import java.util.Objects;
import java.util.Optional;

/**
 * Which records are wanted.
 *
 * @param scene name of the scene
 * @param type type of the event
 * @param after records after this place in the log; 0 for all
 * @param limit most records, 1 to {@value #MAXIMUM_LIMIT}
 * @param latest whether the limit keeps the latest records rather than the earliest; they come in the order of the log
 *     either way
 */
public record EventQuery(Optional<String> scene, Optional<String> type, long after, int limit, boolean latest) {

    /** Most records of one answer. */
    public static final int MAXIMUM_LIMIT = 10_000;

    /**
     * Checks the parts.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the limit or the place is out of bounds
     */
    public EventQuery {
        Objects.requireNonNull(scene, "scene");
        Objects.requireNonNull(type, "type");
        if (limit < 1 || limit > MAXIMUM_LIMIT) {
            throw new IllegalArgumentException("limit: expected 1 to " + MAXIMUM_LIMIT + ", got " + limit);
        }
        if (after < 0) {
            throw new IllegalArgumentException("after: expected 0 or more, got " + after);
        }
    }
}
