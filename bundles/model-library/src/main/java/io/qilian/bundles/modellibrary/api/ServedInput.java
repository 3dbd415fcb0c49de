package io.qilian.bundles.modellibrary.api;

import io.qilian.bundles.onnx.api.TensorType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/** One input of a call of {@link ServedModels}. */
public sealed interface ServedInput {

    /**
     * Name of the input in the graph.
     *
     * @return the name
     */
    String name();

    /**
     * Numbers as they lie in memory.
     *
     * @param name name of the input in the graph
     * @param type element type, any but texts
     * @param shape dimensions, all positive
     * @param data the elements from position to limit, row-major, little-endian; neither changed nor kept, and not to be
     *     written to before the call has ended. A direct buffer that begins at a multiple of
     *     {@value #ALIGNMENT_BYTES} bytes is read by the runtime where it is, any other is copied once
     */
    record Numbers(String name, TensorType type, List<Long> shape, ByteBuffer data) implements ServedInput {

        /** Where memory must begin, in bytes, to be read without a copy: at a multiple of this. */
        public static final int ALIGNMENT_BYTES = 16;

        /**
         * Checks and copies the parts.
         *
         * @throws NullPointerException if a part is null
         */
        public Numbers {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(type, "type");
            shape = List.copyOf(shape);
            Objects.requireNonNull(data, "data");
        }
    }

    /**
     * Texts.
     *
     * @param name name of the input in the graph
     * @param shape dimensions, all positive
     * @param texts the texts, row-major
     */
    record Texts(String name, List<Long> shape, List<String> texts) implements ServedInput {
        /**
         * Checks and copies the parts.
         *
         * @throws NullPointerException if a part is null
         */
        public Texts {
            Objects.requireNonNull(name, "name");
            shape = List.copyOf(shape);
            texts = List.copyOf(texts);
        }
    }

    /**
     * A picture file, which is brought into the input as the model's card says.
     *
     * @param name name of the card's input
     * @param file JPEG, PNG, BMP, WebP or TIFF, from position to limit; neither changed nor kept
     */
    record PictureFile(String name, ByteBuffer file) implements ServedInput {
        /**
         * Checks the parts.
         *
         * @throws NullPointerException if a part is null
         */
        public PictureFile {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(file, "file");
        }
    }

    /**
     * A picture as raw pixels, which is brought into the input as the model's card says.
     *
     * @param name name of the card's input
     * @param width width in pixels, at least 1
     * @param height height in pixels, at least 1
     * @param pixels three bytes a pixel, red, green, blue, from the top row down, without padding; neither changed nor
     *     kept
     */
    record Pixels(String name, int width, int height, ByteBuffer pixels) implements ServedInput {
        /**
         * Checks the parts.
         *
         * @throws NullPointerException if a part is null
         * @throws IllegalArgumentException if an extent is not positive, or the pixels are too many or too few
         */
        public Pixels {
            Objects.requireNonNull(name, "name");
            if (width < 1 || height < 1 || pixels.remaining() != 3L * width * height) {
                throw new IllegalArgumentException(
                        "pixels: expected 3 bytes for each of " + width + "x" + height + ", got " + pixels.remaining());
            }
        }
    }
}
