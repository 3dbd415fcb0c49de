package io.qilian.bundles.sl651.api;

import io.qilian.kernel.api.problem.Problem;
import java.util.Objects;

/**
 * Bytes that are no frame.
 *
 * @param reason why, for counters
 * @param problem why, for people
 * @param original the bytes in hexadecimal digits, without the password; at most one frame
 * @param station the station, where the bytes look like a header; else empty
 */
public record FrameRejection(Reason reason, Problem problem, String original, String station) {

    /** Why bytes are no frame. */
    public enum Reason {
        /** They do not begin with 7E7E. */
        GARBAGE,
        /** The direction is neither 0 nor 8. */
        DIRECTION,
        /** The length is 0, or too short for the packet number. */
        LENGTH,
        /** The text begins with neither STX nor SYN. */
        START,
        /** The text ends with a character that the direction does not allow, as with a wrong length. */
        END,
        /** The check does not match. */
        CHECKSUM,
        /** The packet's number is not within the number of packets. */
        PACKET,
        /** The rest of the frame has not come. */
        INCOMPLETE
    }

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public FrameRejection {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(original, "original");
        Objects.requireNonNull(station, "station");
    }
}
