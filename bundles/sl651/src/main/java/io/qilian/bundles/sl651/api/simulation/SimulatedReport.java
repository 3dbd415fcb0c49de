package io.qilian.bundles.sl651.api.simulation;

import io.qilian.bundles.sl651.api.FunctionCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a simulated station reports at one time. Immutable.
 *
 * @param function such as {@link FunctionCode#TIMED}, {@link FunctionCode#ALARM} or {@link FunctionCode#HOURLY}
 * @param observedAt of the numbers; of the hours: of their first value, five minutes after the hour's beginning
 * @param numbers by symbol
 * @param hours twelve values by symbol {@code DRP} or {@code DRZ1} to {@code DRZ8}; not a number is missing
 */
public record SimulatedReport(
        FunctionCode function, Instant observedAt, Map<String, Double> numbers, Map<String, List<Double>> hours) {

    /**
     * Copies the maps.
     *
     * @throws NullPointerException if a part is null
     */
    public SimulatedReport {
        Objects.requireNonNull(function, "function");
        Objects.requireNonNull(observedAt, "observedAt");
        numbers = Map.copyOf(numbers);
        hours = Map.copyOf(hours);
    }
}
