package io.qilian.bundles.onnx.api;

import java.util.List;
import java.util.Objects;

/**
 * An input or an output of a model.
 *
 * @param name its name in the graph
 * @param type its element type
 * @param shape its dimensions; -1 where the model leaves one open
 * @param dimensionNames the names of the open dimensions, by position; empty texts where there is none
 */
public record TensorInfo(String name, TensorType type, List<Long> shape, List<String> dimensionNames) {

    /**
     * Checks and copies the parts.
     *
     * @throws NullPointerException if a part is null
     */
    public TensorInfo {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        shape = List.copyOf(shape);
        dimensionNames = List.copyOf(dimensionNames);
    }

    /**
     * Whether every dimension is known.
     *
     * @return true if none is -1
     */
    public boolean fixed() {
        return shape.stream().allMatch(extent -> extent >= 0);
    }

    /**
     * The input or output as people write it.
     *
     * @return text such as {@code images: FLOAT32[1, 3, 416, 416]}
     */
    @Override
    public String toString() {
        return name + ": " + type + shape;
    }
}
