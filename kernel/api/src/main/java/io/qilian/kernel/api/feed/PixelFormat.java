package io.qilian.kernel.api.feed;

/** How the pixels of a frame lie in memory. */
public enum PixelFormat {
    /** Three planes Y, U, V with 8 bits a sample; U and V have half the width and half the height (rounded up). */
    YUV420(3),
    /** One plane of interleaved blue, green, red with 8 bits a sample. */
    BGR24(1),
    /** One plane of luminance with 8 bits a sample. */
    GREY8(1),
    /** Any other layout that a decoder gave; scaling and encoding accept it, plane access does not. */
    OTHER(0);

    private final int planes;

    PixelFormat(int planes) {
        this.planes = planes;
    }

    /**
     * Number of planes that {@link Pixels#plane(int)} gives.
     *
     * @return 0 for {@link #OTHER}
     */
    public int planes() {
        return planes;
    }
}
