package io.qilian.bundles.hj212.api;

/**
 * Which part of a message that was too long for one packet this is (HJ 212-2017, 6.3: PNUM and PNO).
 *
 * @param count parts of the message, PNUM; 1 to 9999
 * @param number this part, PNO; 1 to {@code count}
 */
public record PackageNumber(int count, int number) {

    /** Most parts that the field can say. */
    public static final int MAXIMUM = 9999;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a number is out of bounds
     */
    public PackageNumber {
        if (count < 1 || count > MAXIMUM || number < 1 || number > count) {
            throw new IllegalArgumentException("package number: expected PNO 1 to PNUM and PNUM 1 to " + MAXIMUM
                    + ", got PNO " + number + " and PNUM " + count);
        }
    }
}
