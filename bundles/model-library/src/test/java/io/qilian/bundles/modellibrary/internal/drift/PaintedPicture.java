package io.qilian.bundles.modellibrary.internal.drift;

import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PixelLayout;
import java.nio.ByteBuffer;
import java.util.function.IntBinaryOperator;

/** A picture whose samples are computed from their place, in any layout. */
final class PaintedPicture implements Picture {

    private static final int PADDING = 5;

    private final int width;
    private final int height;
    private final PixelLayout layout;
    private final ByteBuffer[] planes;

    private PaintedPicture(int width, int height, PixelLayout layout, ByteBuffer... planes) {
        this.width = width;
        this.height = height;
        this.layout = layout;
        this.planes = planes;
    }

    static PaintedPicture grey(int width, int height, IntBinaryOperator luma) {
        return new PaintedPicture(width, height, PixelLayout.GREY8, plane(width, height, luma));
    }

    static PaintedPicture yuv(int width, int height, IntBinaryOperator luma, int u, int v) {
        int halfWidth = (width + 1) / 2;
        int halfHeight = (height + 1) / 2;
        return new PaintedPicture(
                width,
                height,
                PixelLayout.YUV420,
                plane(width, height, luma),
                plane(halfWidth, halfHeight, (x, y) -> u),
                plane(halfWidth, halfHeight, (x, y) -> v));
    }

    static PaintedPicture bgr(int width, int height, int blue, int green, int red) {
        int[] colours = {blue, green, red};
        return new PaintedPicture(width, height, PixelLayout.BGR24, plane(3 * width, height, (x, y) -> colours[x % 3]));
    }

    static PaintedPicture hidden(int width, int height) {
        return new PaintedPicture(width, height, PixelLayout.OTHER);
    }

    private static ByteBuffer plane(int width, int height, IntBinaryOperator samples) {
        ByteBuffer plane = ByteBuffer.allocateDirect((width + PADDING) * height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                plane.put(y * (width + PADDING) + x, (byte) samples.applyAsInt(x, y));
            }
        }
        return plane;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public PixelLayout layout() {
        return layout;
    }

    @Override
    public ByteBuffer plane(int plane) {
        return planes[plane];
    }

    @Override
    public int strideBytes(int plane) {
        int samples =
                switch (layout) {
                    case BGR24 -> 3 * width;
                    default -> plane == 0 ? width : (width + 1) / 2;
                };
        return samples + PADDING;
    }

    @Override
    public Picture retain() {
        return this;
    }

    @Override
    public void close() {
        // The buffers go with the garbage.
    }
}
