package io.qilian.bundles.sl651.api;

import java.util.List;
import java.util.Objects;

/**
 * What a report says of one station. Immutable.
 *
 * @param station its address, ten upper-case hexadecimal digits
 * @param values in the order of the report
 */
public record StationObservations(String station, List<ElementValue> values) {

    /**
     * Copies the list.
     *
     * @throws NullPointerException if a part is null
     */
    public StationObservations {
        Objects.requireNonNull(station, "station");
        values = List.copyOf(values);
    }
}
