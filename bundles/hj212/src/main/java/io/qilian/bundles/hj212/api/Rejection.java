package io.qilian.bundles.hj212.api;

import io.qilian.kernel.api.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What was not taken, and why. Immutable.
 *
 * @param reason the reason, for counters
 * @param problem the reason for people
 * @param original the bytes as text without the password, or in hexadecimal digits if they are no text
 * @param bytes how many there were
 */
public record Rejection(RejectionReason reason, Problem problem, String original, int bytes) {

    private static final Pattern PASSWORD = Pattern.compile("PW=[^;]*");

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public Rejection {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(original, "original");
    }

    /**
     * A rejection of some bytes.
     *
     * @param reason the reason, for counters
     * @param problem the reason for people
     * @param bytes where they lie
     * @param length how many from the start
     * @return the rejection
     */
    static Rejection of(RejectionReason reason, Problem problem, byte[] bytes, int length) {
        return new Rejection(reason, problem, original(bytes, length), length);
    }

    /**
     * A text without what stands behind {@code PW=}.
     *
     * @param text a packet or a part of one
     * @return the text that may be kept and shown
     */
    public static String withoutPassword(String text) {
        return PASSWORD.matcher(text).replaceAll("PW=******");
    }

    private static String original(byte[] bytes, int length) {
        // Each byte is a character, so that the password is found in what is no text, too.
        String text = withoutPassword(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
        boolean readable = text.chars().allMatch(next -> (next >= ' ' && next < 0x7F) || next == '\r' || next == '\n');
        return readable ? text : HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
