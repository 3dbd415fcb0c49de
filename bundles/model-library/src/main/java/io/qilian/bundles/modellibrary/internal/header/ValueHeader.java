package io.qilian.bundles.modellibrary.internal.header;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An input or output of a graph.
 *
 * @param name its name
 * @param type of its elements; {@link OnnxType#UNDEFINED} for what is no tensor
 * @param shape its dimensions, outermost first
 */
public record ValueHeader(String name, OnnxType type, List<Dimension> shape) {

    /** Copies the shape. */
    public ValueHeader {
        shape = List.copyOf(shape);
    }

    /**
     * One dimension.
     *
     * @param size how many; -1 if that is open
     * @param name what an open one is called; may be empty
     */
    public record Dimension(long size, String name) {

        @Override
        public String toString() {
            return size >= 0 ? Long.toString(size) : name.isEmpty() ? "?" : name;
        }
    }

    @Override
    public String toString() {
        return name + ": " + type + shape.stream().map(Dimension::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
