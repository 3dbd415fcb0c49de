package io.qilian.scenarios.traffic.internal.analysis;

import io.qilian.bundles.vision.api.calibration.Speed;
import io.qilian.bundles.vision.api.counting.Crossing;
import java.util.Optional;

/**
 * A vehicle has crossed a line.
 *
 * @param crossing which, where and when
 * @param speed how fast it was; empty without calibration, or where it is not sure enough
 */
public record VehicleCrossing(Crossing crossing, Optional<Speed> speed) {}
