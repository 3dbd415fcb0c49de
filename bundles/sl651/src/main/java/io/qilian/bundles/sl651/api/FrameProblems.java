package io.qilian.bundles.sl651.api;

import io.qilian.bundles.sl651.api.FrameRejection.Reason;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.Locale;

/** What is told about bytes that are no frame. */
final class FrameProblems {

    private FrameProblems() {}

    static Problem of(Reason reason, String actual) {
        String code = "sl651.frame." + reason.name().toLowerCase(Locale.ROOT);
        return Problem.of(code, ProblemKind.INPUT, what(reason), "", fix(reason))
                .comparing(expected(reason), actual);
    }

    private static String what(Reason reason) {
        return switch (reason) {
            case GARBAGE -> "Bytes came that belong to no frame";
            case DIRECTION -> "The frame's direction is unknown";
            case LENGTH -> "The frame's length cannot be";
            case START -> "The frame's text does not begin as it should";
            case END -> "The frame's text does not end where its length says";
            case CHECKSUM -> "The frame's check does not match";
            case PACKET -> "The packet's number cannot be";
            case INCOMPLETE -> "The rest of the frame has not come";
        };
    }

    private static String expected(Reason reason) {
        return switch (reason) {
            case GARBAGE -> "7E7E";
            case DIRECTION -> "0 (up) or 8 (down)";
            case LENGTH -> "1 to 4095 bytes, with SYN at least 4";
            case START -> "02 (STX) or 16 (SYN)";
            case END -> "03 or 17 upward; 04, 05, 06, 15 or 1B downward";
            case CHECKSUM -> "the CRC-16 of the bytes before it, high byte first";
            case PACKET -> "1 to 4095 packets, and a sequence number from 1 to their number";
            case INCOMPLETE -> "as many bytes as the frame's length says";
        };
    }

    private static String fix(Reason reason) {
        return switch (reason) {
            case GARBAGE ->
                "Set the station to HEX/BCD coding of SL 651-2014, and its modem to send nothing of its own";
            case DIRECTION, LENGTH, START, END, PACKET ->
                "Set the station to HEX/BCD coding of SL 651-2014; if it is, ask its maker";
            case CHECKSUM -> "Check the line and the modem; if every frame fails, ask the station's maker";
            case INCOMPLETE ->
                "Check the line and the modem; if every frame fails, the station counts its length otherwise";
        };
    }
}
