package io.qilian.bundles.modelserver.internal.protocol;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * An input as it came.
 *
 * @param name name of the input
 * @param type element type
 * @param shape dimensions, none negative
 * @param data the elements from position to limit, little-endian
 */
public record RequestTensor(String name, DataType type, List<Long> shape, ByteBuffer data) {}
