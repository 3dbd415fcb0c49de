package io.qilian.bundles.hj212.api;

/**
 * The field {@code Flag} of a data segment (HJ 212-2017, 6.3): bits {@code V5 V4 V3 V2 V1 V0 D A}.
 *
 * @param version bits V: 0 for HJ/T 212-2005, 1 for HJ 212-2017, 2 for what came later; 0 to 63
 * @param numbered bit D: the segment carries PNUM and PNO
 * @param answerWanted bit A: the sender waits for an answer
 */
public record SegmentFlags(int version, boolean numbered, boolean answerWanted) {

    /** The version of HJ 212-2017. */
    public static final int VERSION_2017 = 1;

    private static final int MAXIMUM_VERSION = 63;

    /**
     * Checks the version.
     *
     * @throws IllegalArgumentException if it has more than six bits
     */
    public SegmentFlags {
        if (version < 0 || version > MAXIMUM_VERSION) {
            throw new IllegalArgumentException("version: expected 0 to " + MAXIMUM_VERSION + ", got " + version);
        }
    }

    /**
     * Flags of HJ 212-2017 for a segment that stands alone.
     *
     * @param answerWanted whether the sender waits for an answer
     * @return the flags
     */
    public static SegmentFlags of2017(boolean answerWanted) {
        return new SegmentFlags(VERSION_2017, false, answerWanted);
    }

    /**
     * Reads the number in the field.
     *
     * @param value 0 to 255
     * @return the flags
     * @throws IllegalArgumentException if the number is out of bounds
     */
    public static SegmentFlags of(int value) {
        return new SegmentFlags(value >> 2, (value & 2) != 0, (value & 1) != 0);
    }

    /**
     * The number in the field.
     *
     * @return 0 to 255
     */
    public int value() {
        return version << 2 | (numbered ? 2 : 0) | (answerWanted ? 1 : 0);
    }
}
