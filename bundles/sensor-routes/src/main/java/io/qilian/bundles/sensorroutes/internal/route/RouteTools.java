package io.qilian.bundles.sensorroutes.internal.route;

import java.time.InstantSource;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * What all routes use.
 *
 * @param clock the time of day
 * @param random spreads attempts
 */
public record RouteTools(InstantSource clock, RandomGenerator random) {

    /** Checks that nothing is missing. */
    public RouteTools {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(random, "random");
    }
}
