package io.qilian.kernel.api.model;

import java.util.Objects;

/**
 * One immutable version of a model: what an observation and an event name as their origin.
 *
 * @param name name of the model
 * @param version semantic version
 * @param digest SHA-256 of the ONNX file in lower-case hexadecimal
 */
public record ModelVersion(String name, String version, String digest) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public ModelVersion {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(digest, "digest");
    }

    /**
     * Name and version as people write them.
     *
     * @return {@code NAME:VERSION}
     */
    @Override
    public String toString() {
        return name + ":" + version;
    }
}
