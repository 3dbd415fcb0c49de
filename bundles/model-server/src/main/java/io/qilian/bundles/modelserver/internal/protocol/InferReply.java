package io.qilian.bundles.modelserver.internal.protocol;

import io.qilian.kernel.api.model.ModelVersion;
import java.util.List;

/**
 * An answer to a request for inference.
 *
 * @param version what has answered
 * @param id the request's
 * @param outputs the outputs, in the order that was asked for
 */
public record InferReply(ModelVersion version, String id, List<Output> outputs) {

    /**
     * One output.
     *
     * @param name name of the output
     * @param type element type
     * @param shape dimensions
     * @param data the elements, little-endian
     * @param binary whether they go as bytes
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Output(String name, DataType type, List<Long> shape, byte[] data, boolean binary) {}
}
