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

    /**
     * Whether every dimension is stated.
     *
     * @return true if none is open
     */
    public boolean fixed() {
        return shape.stream().allMatch(dimension -> dimension.size() >= 0);
    }

    /**
     * Whether a tensor may have a shape here.
     *
     * @param extents its dimensions
     * @return true if they are as many as here, and equal where they are stated here
     */
    public boolean takes(List<Long> extents) {
        boolean takes = extents.size() == shape.size();
        for (int i = 0; takes && i < extents.size(); i++) {
            takes = shape.get(i).size() < 0 || shape.get(i).size() == extents.get(i);
        }
        return takes;
    }

    @Override
    public String toString() {
        return name + ": " + type + shape.stream().map(Dimension::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
