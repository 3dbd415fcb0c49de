package io.qilian.bundles.modellibrary.api;

import java.time.Instant;
import java.util.Objects;

/**
 * How a version came into the library for good. It never changes; the same number is never given to another content,
 * not even after the version was removed.
 *
 * @param model name of the model
 * @param version semantic version
 * @param content SHA-256 over all files of the version, as OpenSSF Model Signing 1.0 computes it for the method
 *     {@code files}: over the digests of the files in the order of their names
 * @param source where it came from, as it was named
 * @param registeredAt when
 * @param change who registered it, and why
 */
public record Registration(
        String model, String version, String content, String source, Instant registeredAt, AliasMove.Change change) {

    /**
     * Checks the parts.
     *
     * @throws NullPointerException if a part is null
     */
    public Registration {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(registeredAt, "registeredAt");
        Objects.requireNonNull(change, "change");
    }
}
