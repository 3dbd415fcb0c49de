package io.qilian.bundles.sensorroutes.internal.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;

/** The tokens of a feed. The time that a comparison takes tells nothing about them. Thread-safe. */
final class Tokens {

    private static final String SCHEME = "bearer ";
    private static final int LONGEST = 1_024;

    private final List<byte[]> digests;

    Tokens(List<String> tokens) {
        digests = tokens.stream().map(Tokens::digest).toList();
    }

    /** Whether a header Authorization, which may be null, carries one of them. */
    boolean admit(String header) {
        if (header == null
                || header.length() > LONGEST
                || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return false;
        }
        byte[] given = digest(header.substring(SCHEME.length()).strip());
        boolean admitted = false;
        for (byte[] digest : digests) {
            // No short way out: each is compared.
            admitted |= MessageDigest.isEqual(digest, given);
        }
        return admitted;
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java has no SHA-256", e);
        }
    }
}
