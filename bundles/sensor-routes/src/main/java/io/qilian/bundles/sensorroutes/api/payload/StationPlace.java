package io.qilian.bundles.sensorroutes.api.payload;

import io.qilian.kernel.api.settings.Setting;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which station a record is of: a fixed name, the text at a place, or a part of the address that the payload came by (the
 * topic, the path, the key, the file's name). If nothing is set, JSON and CSV take the address, and NGSI-LD takes
 * {@code refDevice} or else the entity's id.
 */
public record StationPlace(
        @Setting(en = "The station of all records", zh = "固定站点", minimum = 1, maximum = 128) Optional<String> fixed,
        @Setting(en = "Place of the station's name", zh = "站点名称的位置") Optional<String> at,
        @Setting(en = "Whether it is taken from the address", zh = "是否取自地址（主题、路径、文件名）", absent = "false")
                boolean fromAddress,
        @Setting(
                        en = "Regular expression whose first group is the station",
                        zh = "正则表达式，第一组为站点",
                        minimum = 1,
                        maximum = 512)
                Optional<String> pattern) {

    /** Nothing is set. */
    public static final StationPlace UNSET =
            new StationPlace(Optional.empty(), Optional.empty(), false, Optional.empty());

    /** Checks what concerns several keys. */
    public StationPlace {
        Objects.requireNonNull(fixed, "fixed");
        int ways = (fixed.isPresent() ? 1 : 0) + (at.isPresent() ? 1 : 0) + (fromAddress ? 1 : 0);
        if (ways > 1) {
            throw new IllegalArgumentException("station must have only one of fixed, at and fromAddress");
        }
        if (fixed.isPresent() && pattern.isPresent()) {
            throw new IllegalArgumentException("station.pattern does not go with station.fixed");
        }
        if (pattern.isPresent() && Pattern.compile(pattern.get()).matcher("").groupCount() < 1) {
            throw new IllegalArgumentException("station.pattern must have a group, such as sensors/([^/]+)/.*");
        }
    }
}
