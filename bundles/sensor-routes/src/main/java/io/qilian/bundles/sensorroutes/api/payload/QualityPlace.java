package io.qilian.bundles.sensorroutes.api.payload;

import io.qilian.kernel.api.feed.Quality;
import io.qilian.kernel.api.settings.Setting;
import java.util.Map;
import java.util.Objects;

/** What the station says of the values of a record. A record without the text is good; a text that is not listed uncertain. */
public record QualityPlace(
        @Setting(en = "Place of the flag", zh = "质量标记的位置") String at,
        @Setting(en = "What flags mean: good, uncertain or bad", zh = "标记含义：good、uncertain、bad")
                Map<String, Quality> flags) {

    /** Copies the map. */
    public QualityPlace {
        Objects.requireNonNull(at, "at");
        flags = Map.copyOf(flags);
        if (flags.isEmpty() || flags.size() > PayloadSettings.MAXIMUM_VALUES) {
            throw new IllegalArgumentException("quality.flags must say what flags mean, such as N: good");
        }
    }
}
