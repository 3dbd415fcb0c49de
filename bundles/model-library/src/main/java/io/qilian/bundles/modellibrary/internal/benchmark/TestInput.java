package io.qilian.bundles.modellibrary.internal.benchmark;

import io.qilian.bundles.modellibrary.api.ServedInput.Pixels;
import io.qilian.bundles.modellibrary.internal.serving.PixelFile;
import io.qilian.bundles.onnx.api.TensorType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** What models are measured on: the same noise each time. */
final class TestInput {

    /** Width of the picture in pixels. */
    static final int WIDTH = 1280;

    /** Height of the picture in pixels. */
    static final int HEIGHT = 720;

    private static final long SEED = 42;

    private TestInput() {}

    /** Fills a buffer from its position to its limit: floats from 0 to 1, any bytes, and 0 for what may be an index. */
    static void fill(ByteBuffer buffer, TensorType type) {
        Random random = new Random(SEED);
        ByteBuffer target = buffer.duplicate().order(ByteOrder.nativeOrder());
        while (target.hasRemaining()) {
            switch (type) {
                case FLOAT32 -> target.putFloat(random.nextFloat());
                case FLOAT64 -> target.putDouble(random.nextDouble());
                case UINT8, INT8 -> target.put((byte) random.nextInt());
                case FLOAT16, BFLOAT16, INT16, INT32, INT64, BOOL, STRING -> target.put((byte) 0);
            }
        }
    }

    /** A picture file of {@value #WIDTH} x {@value #HEIGHT} pixels: a slope in each direction, with noise. */
    static byte[] picture() {
        Random random = new Random(SEED);
        ByteBuffer pixels = ByteBuffer.allocate(3 * WIDTH * HEIGHT);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int noise = random.nextInt(32);
                pixels.put((byte) (x * 223 / WIDTH + noise));
                pixels.put((byte) (y * 223 / HEIGHT + noise));
                pixels.put((byte) (96 + noise));
            }
        }
        return PixelFile.of(new Pixels("picture", WIDTH, HEIGHT, pixels.flip()));
    }
}
