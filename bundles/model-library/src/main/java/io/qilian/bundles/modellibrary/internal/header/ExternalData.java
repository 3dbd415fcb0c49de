package io.qilian.bundles.modellibrary.internal.header;

import java.util.Map;

/**
 * Where a tensor lies that is kept outside the ONNX file (onnx/docs/ExternalData.md).
 *
 * @param tensor the tensor's name
 * @param entries the keys and values as in the file: {@code location}, and maybe {@code offset}, {@code length},
 *     {@code checksum}
 */
public record ExternalData(String tensor, Map<String, String> entries) {

    /** Copies the entries. */
    public ExternalData {
        entries = Map.copyOf(entries);
    }
}
