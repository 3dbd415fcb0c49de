package io.qilian.bundles.modellibrary.internal.header;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an ONNX file says of itself, weights left out.
 *
 * @param irVersion version of the format
 * @param producer who wrote the file, such as {@code pytorch 2.4.0}; may be empty
 * @param opsets versions of the operator sets by domain; the standard domain is the empty text
 * @param inputs what is to be fed, without those that have a value in the file
 * @param outputs what comes out
 * @param operators how often each operator is used, subgraphs and functions included, as {@code Conv} or
 *     {@code com.microsoft.QLinearAdd}
 * @param metadata the file's own keys and values; a value of more than 64 KiB is left out
 * @param externalData tensors that lie in other files
 * @param weightBytes bytes of the weights, those in other files too
 */
public record OnnxHeader(
        long irVersion,
        String producer,
        SortedMap<String, Long> opsets,
        List<ValueHeader> inputs,
        List<ValueHeader> outputs,
        SortedMap<String, Integer> operators,
        SortedMap<String, String> metadata,
        List<ExternalData> externalData,
        long weightBytes) {

    /** Copies the collections. */
    public OnnxHeader {
        opsets = copy(opsets);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        operators = copy(operators);
        metadata = copy(metadata);
        externalData = List.copyOf(externalData);
    }

    private static <V> SortedMap<String, V> copy(Map<String, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
