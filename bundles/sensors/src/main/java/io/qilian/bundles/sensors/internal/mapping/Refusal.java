package io.qilian.bundles.sensors.internal.mapping;

import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.kernel.api.problem.Problem;

/**
 * A measurement that could not become a reading.
 *
 * @param measurement what came
 * @param reason why
 */
public record Refusal(Measurement measurement, Problem reason) {}
