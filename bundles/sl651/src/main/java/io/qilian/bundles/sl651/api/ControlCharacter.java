package io.qilian.bundles.sl651.api;

import java.util.Arrays;
import java.util.Optional;

/** Control characters of a frame (SL 651-2014, table 10). */
public enum ControlCharacter {
    /** Begins the text of a frame that stands alone. */
    STX(0x02),
    /** Ends an upward text; none follows. */
    ETX(0x03),
    /** Ends a downward confirmation: the station may leave. */
    EOT(0x04),
    /** Ends a downward query or command. */
    ENQ(0x05),
    /** Ends a downward confirmation: go on sending. */
    ACK(0x06),
    /** Ends a downward request to send a packet again. */
    NAK(0x15),
    /** Begins the text of a packet of several. */
    SYN(0x16),
    /** Ends an upward text; another follows. */
    ETB(0x17),
    /** Ends a downward confirmation: the station stays online. */
    ESC(0x1B);

    private final int code;

    ControlCharacter(int code) {
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
     * Whether a text may end with it.
     *
     * @param direction where the frame goes
     * @return whether the standard allows it there (tables 11 and 12)
     */
    public boolean ends(Direction direction) {
        return switch (this) {
            case ETX, ETB -> direction == Direction.UP;
            case EOT, ENQ, ACK, NAK, ESC -> direction == Direction.DOWN;
            case STX, SYN -> false;
        };
    }

    /**
     * The character of a byte.
     *
     * @param code 0 to 255
     * @return the character, if it is one
     */
    public static Optional<ControlCharacter> of(int code) {
        return Arrays.stream(values()).filter(known -> known.code == code).findFirst();
    }
}
