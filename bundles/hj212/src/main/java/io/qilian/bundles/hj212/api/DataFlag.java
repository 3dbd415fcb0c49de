package io.qilian.bundles.hj212.api;

import io.qilian.kernel.api.feed.Quality;
import java.util.Locale;
import java.util.Optional;

/** {@code xxx-Flag}: what the station says of a value (HJ 212-2017, 6.6.4, table 8), and how far we trust it. */
public enum DataFlag {
    /** The instrument works. */
    N(Quality.GOOD),
    /** The instrument is out of service. */
    F(Quality.BAD),
    /** The value comes of maintenance. */
    M(Quality.UNCERTAIN),
    /** Somebody has typed the value in. */
    S(Quality.UNCERTAIN),
    /** The instrument has a fault. */
    D(Quality.BAD),
    /** The instrument is being calibrated. */
    C(Quality.UNCERTAIN),
    /** The value lies above what the instrument can measure. */
    T(Quality.UNCERTAIN),
    /** The instrument cannot be reached by the station. */
    B(Quality.BAD);

    private final Quality quality;

    DataFlag(Quality quality) {
        this.quality = quality;
    }

    /**
     * How far a value with this flag can be trusted.
     *
     * @return the quality
     */
    public Quality quality() {
        return quality;
    }

    /**
     * Reads a flag.
     *
     * @param text a letter in any case
     * @return the flag, if the standard names it
     */
    public static Optional<DataFlag> read(String text) {
        String letter = text.toUpperCase(Locale.ROOT);
        for (DataFlag flag : values()) {
            if (flag.name().equals(letter)) {
                return Optional.of(flag);
            }
        }
        return Optional.empty();
    }

    /**
     * How far a value with some flag can be trusted.
     *
     * @param text what stands behind {@code xxx-Flag=}
     * @return the flag's quality; {@link Quality#UNCERTAIN} for a flag that the standard does not name
     */
    public static Quality qualityOf(String text) {
        return read(text).map(DataFlag::quality).orElse(Quality.UNCERTAIN);
    }
}
