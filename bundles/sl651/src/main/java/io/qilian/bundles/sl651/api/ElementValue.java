package io.qilian.bundles.sl651.api;

import java.time.Instant;
import java.util.Objects;

/**
 * One number of a report. Immutable.
 *
 * @param code the element's symbol, such as {@code Z}; for flags of the state also {@code ZT.} and the number of the bit
 * @param value the number
 * @param unit its unit as a UCUM symbol; may be empty
 * @param observedAt when it was observed; for what is summed up over a time, the end of that time
 */
public record ElementValue(String code, double value, String unit, Instant observedAt) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public ElementValue {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(observedAt, "observedAt");
    }
}
