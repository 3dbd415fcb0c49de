package io.qilian.bundles.sensorroutes.internal.payload;

import io.qilian.kernel.api.feed.Location;
import java.util.Optional;

/** Makes places of numbers that may be anything. */
final class Locations {

    private Locations() {}

    /** The place; empty if the numbers are no degrees. */
    static Optional<Location> of(double latitude, double longitude) {
        boolean fits = latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180;
        return fits ? Optional.of(new Location(latitude, longitude)) : Optional.empty();
    }
}
