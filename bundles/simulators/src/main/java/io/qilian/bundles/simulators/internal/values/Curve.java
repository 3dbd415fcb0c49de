package io.qilian.bundles.simulators.internal.values;

/**
 * How a made-up value goes over a day.
 *
 * @param code the protocol's code
 * @param quantity what readings call it
 * @param unit its UCUM symbol
 * @param mean around which it goes
 * @param swing by how much it goes up and down once a day
 * @param noise standard deviation of what is added at random
 */
public record Curve(String code, String quantity, String unit, double mean, double swing, double noise) {}
