package io.qilian.bundles.sl651.api;

/**
 * Which packet of a long text a frame is (SL 651-2014, table 22: 12 bits each).
 *
 * @param total packets of the text, 1 to 4095
 * @param sequence this packet, 1 to {@code total}
 */
public record PacketNumber(int total, int sequence) {

    /** Most packets of a text. */
    public static final int MAXIMUM = 4095;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a number is out of bounds
     */
    public PacketNumber {
        if (total < 1 || total > MAXIMUM || sequence < 1 || sequence > total) {
            throw new IllegalArgumentException("packet: expected 1 to " + MAXIMUM
                    + " packets and a sequence within, got " + sequence + " of " + total);
        }
    }

    /**
     * Whether it is the last of its text.
     *
     * @return whether none follows
     */
    public boolean last() {
        return sequence == total;
    }
}
