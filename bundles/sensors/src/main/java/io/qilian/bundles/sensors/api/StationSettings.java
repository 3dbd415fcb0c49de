package io.qilian.bundles.sensors.api;

import io.qilian.kernel.api.feed.Location;
import io.qilian.kernel.api.settings.Setting;
import java.util.Optional;

/** What is known of a station. */
public record StationSettings(
        @Setting(en = "What readings call it", zh = "站点名称", pattern = "[^\\p{Cntrl}]{1,128}") Optional<String> name,
        @Setting(en = "Degrees north", zh = "纬度", minimum = -90, maximum = 90) Optional<Double> latitude,
        @Setting(en = "Degrees east", zh = "经度", minimum = -180, maximum = 180) Optional<Double> longitude) {

    /** Checks what concerns several keys. */
    public StationSettings {
        if (latitude.isPresent() != longitude.isPresent()) {
            throw new IllegalArgumentException("latitude and longitude go together");
        }
    }

    /**
     * Where it is.
     *
     * @return the place; empty if the file does not say
     */
    public Optional<Location> location() {
        return latitude.map(north -> new Location(north, longitude.orElseThrow()));
    }
}
