package io.qilian.bundles.sl651.api;

import java.util.Objects;

/**
 * One thing that stations measure (SL 651-2014, table C.1). Immutable.
 *
 * @param guide the byte that names it in a frame, 0 to 255
 * @param symbol its symbol, the code of its measurements
 * @param unit its unit as a UCUM symbol; empty if it has none, or none that UCUM knows
 * @param length decimal digits; for state, rain and level of an hour: bytes
 * @param decimals digits behind the point
 * @param kind how its bytes are read
 */
public record Element(int guide, String symbol, String unit, int length, int decimals, Kind kind) {

    /** How the bytes of an element are read. */
    public enum Kind {
        /** Decimal digits, two a byte; a negative number begins with the byte FF. */
        NUMBER,
        /** Two digits of hours and two of minutes; told in minutes. */
        DURATION,
        /** Four bytes of flags (table 58). */
        STATE,
        /** Twelve times one byte in 0.1 mm, every five minutes of an hour; FF is missing. */
        RAIN_HOUR,
        /** Twelve times two bytes in 0.01 m, every five minutes of an hour; FFFF is missing. */
        LEVEL_HOUR
    }

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public Element {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(kind, "kind");
    }

    /**
     * Whether it holds the twelve values of an hour.
     *
     * @return whether it is rain or level of an hour
     */
    public boolean hour() {
        return kind == Kind.RAIN_HOUR || kind == Kind.LEVEL_HOUR;
    }

    /**
     * The byte that defines its data as the table has it: length in the high five bits, decimals in the low three. A station
     * may send another.
     *
     * @return 0 to 255
     */
    public int definition() {
        return switch (kind) {
            case NUMBER, DURATION -> (((length + 1) / 2) << 3) | decimals;
            case STATE, RAIN_HOUR, LEVEL_HOUR -> length << 3;
        };
    }
}
