package io.qilian.bundles.modellibrary.api;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What is to be registered. What is left out is taken from the card, or drafted from what the ONNX file says of itself.
 *
 * @param source an ONNX file, a folder with {@code model.onnx} and its card, an archive that was exported, or the address
 *     of a file or archive ({@code https:}, or {@code http:} with a digest)
 * @param card the card of an ONNX file; what it names, labels and golden samples, lies beside it
 * @param digest SHA-256 that the file or archive must have, 64 hexadecimal digits
 * @param name name of the model, for a card that is drafted
 * @param version semantic version, for a card that is drafted
 * @param licence SPDX identifier, for a card that is drafted from a file that does not state one
 */
public record RegistrationRequest(
        String source,
        Optional<Path> card,
        Optional<String> digest,
        Optional<String> name,
        Optional<String> version,
        Optional<String> licence) {

    /**
     * Checks the parts.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if there is no source, or a part has not the form that is described
     */
    public RegistrationRequest {
        require(!source.isBlank() && source.length() <= 1000, "source", "1 to 1000 characters", source);
        Objects.requireNonNull(card, "card");
        digest.ifPresent(text -> require(text.matches("[0-9a-fA-F]{64}"), "digest", "64 hexadecimal digits", text));
        name.ifPresent(text -> require(
                text.matches("[a-z0-9][a-z0-9-]{0,62}"), "name", "lower case letters, digits and hyphens", text));
        version.ifPresent(
                text -> require(text.matches("\\d{1,6}\\.\\d{1,6}\\.\\d{1,6}"), "version", "MAJOR.MINOR.PATCH", text));
        licence.ifPresent(text -> require(
                text.matches("[A-Za-z0-9][A-Za-z0-9.+-]{0,63}"), "licence", "an identifier such as apache-2.0", text));
    }

    private static void require(boolean holds, String part, String expected, String actual) {
        if (!holds) {
            throw new IllegalArgumentException(part + ": expected " + expected + ", got " + actual);
        }
    }

    /**
     * A request that names nothing but the source.
     *
     * @param source where the model is
     * @return the request
     */
    public static RegistrationRequest of(String source) {
        return new RegistrationRequest(
                source, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
