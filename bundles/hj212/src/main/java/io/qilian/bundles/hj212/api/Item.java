package io.qilian.bundles.hj212.api;

import java.util.Objects;

/**
 * One {@code key=value} among the parameters of a segment, such as {@code a34004-Rtd=35.2}. Immutable.
 *
 * @param key what stands before the equals sign
 * @param value what stands behind it
 */
public record Item(String key, String value) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public Item {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
    }

    /**
     * What was measured: the key up to its last hyphen.
     *
     * @return such as {@code a34004}; the whole key if it has no hyphen
     */
    public String factor() {
        int hyphen = key.lastIndexOf('-');
        return hyphen < 0 ? key : key.substring(0, hyphen);
    }

    /**
     * What is said of it: the key behind its last hyphen.
     *
     * @return such as {@code Rtd}; empty if the key has no hyphen
     */
    public String suffix() {
        int hyphen = key.lastIndexOf('-');
        return hyphen < 0 ? "" : key.substring(hyphen + 1);
    }
}
