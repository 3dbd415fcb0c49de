package io.qilian.bundles.sensorroutes.api.payload;

import io.qilian.kernel.api.settings.Setting;
import java.util.Objects;

/** Where a record says that its station is, in degrees (WGS 84). */
public record LocationPlaces(
        @Setting(en = "Place of the degrees north", zh = "纬度的位置") String latitude,
        @Setting(en = "Place of the degrees east", zh = "经度的位置") String longitude) {

    /** Checks that nothing is missing. */
    public LocationPlaces {
        Objects.requireNonNull(latitude, "latitude");
        Objects.requireNonNull(longitude, "longitude");
    }
}
