package io.qilian.kernel.testkit.counting;

import java.util.Objects;

/**
 * That one object has crossed a line.
 *
 * @param direction which way
 * @param label class of the object
 */
public record CountedCrossing(CrossingDirection direction, String label) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public CountedCrossing {
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(label, "label");
    }
}
