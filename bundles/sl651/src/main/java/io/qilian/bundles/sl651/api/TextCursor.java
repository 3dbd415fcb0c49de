package io.qilian.bundles.sl651.api;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;

/** Reads a text from its beginning to its end. For one thread. */
final class TextCursor {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int YEARS_AHEAD = 10;

    private final byte[] text;
    private final ZoneId zone;
    private final int latestYear;
    private int at;

    TextCursor(byte[] text, ZoneId zone, Instant receivedAt) {
        this.text = text;
        this.zone = zone;
        this.latestYear = receivedAt.atZone(zone).getYear() + YEARS_AHEAD;
    }

    int left() {
        return text.length - at;
    }

    int peek(int ahead) {
        return at + ahead < text.length ? text[at + ahead] & 0xFF : -1;
    }

    int oneByte(String part) {
        return bytes(1, part)[0] & 0xFF;
    }

    int twoBytes(String part) {
        byte[] bytes = bytes(2, part);
        return ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    }

    byte[] bytes(int length, String part) {
        if (left() < length) {
            throw ReportProblems.truncated(part, length, left());
        }
        at += length;
        return Arrays.copyOfRange(text, at - length, at);
    }

    String digits(int length, String part) {
        return HEX.formatHex(bytes(length, part));
    }

    String remainingText() {
        return new String(bytes(left(), "text"), StandardCharsets.US_ASCII);
    }

    /** A time of five bytes (to the minute) or six (to the second), by the station's clock. */
    Instant time(int length, String part) {
        return time(digits(length, part), part);
    }

    Instant time(String digits, String part) {
        try {
            int second = digits.length() == 12 ? number(digits, 5) : 0;
            // The century in which the year lies at most ten years ahead: a clock that was reset shows 2000.
            int year = latestYear - Math.floorMod(latestYear - number(digits, 0), 100);
            return LocalDateTime.of(
                            year, number(digits, 1), number(digits, 2), number(digits, 3), number(digits, 4), second)
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException | NumberFormatException e) {
            throw ReportProblems.time(part, digits);
        }
    }

    private static int number(String digits, int pair) {
        return Integer.parseInt(digits.substring(2 * pair, 2 * pair + 2));
    }
}
