package io.qilian.bundles.modellibrary.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One move of an alias from a version of a model to another.
 *
 * @param sequence its place among all moves; grows
 * @param model name of the model
 * @param alias the alias
 * @param kind whether it went on or back
 * @param from the version before; empty if the alias stood for none
 * @param to the version from then on
 * @param movedAt when
 * @param change who moved it, and why
 */
public record AliasMove(
        long sequence,
        String model,
        String alias,
        Kind kind,
        Optional<String> from,
        String to,
        Instant movedAt,
        Change change) {

    /** Which way an alias went. */
    public enum Kind {
        /** To a version that was chosen. */
        PROMOTE,
        /** To the version that it stood for before. */
        ROLLBACK
    }

    /**
     * Checks the parts.
     *
     * @throws NullPointerException if a part is null
     */
    public AliasMove {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(alias, "alias");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(movedAt, "movedAt");
        Objects.requireNonNull(change, "change");
    }

    /**
     * Who moves an alias, and why.
     *
     * @param by name of the user, at most 63 characters
     * @param reason a sentence, at most 500 characters; may be empty
     */
    public record Change(String by, String reason) {

        private static final int MAXIMUM_BY = 63;
        private static final int MAXIMUM_REASON = 500;

        /**
         * Checks the lengths.
         *
         * @throws IllegalArgumentException if there is no user, or a text is too long
         */
        public Change {
            if (by.isBlank() || by.length() > MAXIMUM_BY) {
                throw new IllegalArgumentException(
                        "user: expected 1 to " + MAXIMUM_BY + " characters, got " + by.length());
            }
            if (reason.length() > MAXIMUM_REASON) {
                throw new IllegalArgumentException(
                        "reason: expected at most " + MAXIMUM_REASON + " characters, got " + reason.length());
            }
        }
    }
}
