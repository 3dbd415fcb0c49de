package io.qilian.kernel.api.feed;

/**
 * A place on the earth.
 *
 * @param latitude degrees north (WGS 84, which CGCS 2000 equals within centimetres), -90 to 90
 * @param longitude degrees east, -180 to 180
 */
public record Location(double latitude, double longitude) {

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a coordinate is out of bounds or not a number
     */
    public Location {
        if (!(latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180)) {
            throw new IllegalArgumentException("location: expected latitude -90..90 and longitude -180..180, got ("
                    + latitude + ", " + longitude + ")");
        }
    }
}
