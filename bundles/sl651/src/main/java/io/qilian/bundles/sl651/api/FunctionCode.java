package io.qilian.bundles.sl651.api;

import java.util.Arrays;
import java.util.Optional;

/** What a frame is about (SL 651-2014, annex B), as far as this module acts on it. */
public enum FunctionCode {
    /** The station is still there; no answer. */
    KEEP_ALIVE(0x2F),
    /** A test while the station is installed or serviced: its values are kept apart from real ones. */
    TEST(0x30),
    /** Values at even intervals. */
    EVEN_INTERVALS(0x31),
    /** A report at a set time. */
    TIMED(0x32),
    /** A report because a value passed a threshold. */
    ALARM(0x33),
    /** A report of an hour. */
    HOURLY(0x34),
    /** Values that a person has entered. */
    MANUAL(0x35),
    /** A picture. */
    PICTURE(0x36),
    /** The latest values, asked for. */
    QUERY_LATEST(0x37),
    /** Values of a period, asked for. */
    QUERY_PERIOD(0x38),
    /** The latest values of some elements, asked for. */
    QUERY_ELEMENTS(0x3A),
    /** What the pumps do, asked for. */
    QUERY_PUMPS(0x44),
    /** State and alarms, asked for. */
    QUERY_STATE(0x46),
    /** The station's clock is set. */
    SET_CLOCK(0x4A);

    private final int code;

    FunctionCode(int code) {
        this.code = code;
    }

    /**
     * How it is written.
     *
     * @return one byte, 0 to 255
     */
    public int code() {
        return code;
    }

    /**
     * Whether a station's text of this function carries elements.
     *
     * @return whether values can be read from it
     */
    public boolean carriesElements() {
        return this != KEEP_ALIVE && this != PICTURE && this != SET_CLOCK;
    }

    /**
     * The function of a byte.
     *
     * @param code 0 to 255
     * @return the function, if this module acts on it
     */
    public static Optional<FunctionCode> of(int code) {
        return Arrays.stream(values()).filter(known -> known.code == code).findFirst();
    }
}
