package io.qilian.bundles.media.api;

/** How the pixels of a {@link Picture} lie in memory. */
public enum PixelLayout {
    /** Three planes Y, U, V with 8 bits a sample; U and V have half the width and height, rounded up. */
    YUV420(3),
    /** One plane of interleaved blue, green, red with 8 bits a sample. */
    BGR24(1),
    /** One plane of luminance with 8 bits a sample. */
    GREY8(1),
    /** Any other layout of the decoder: it can be scaled, drawn on and measured, but its planes are not shown. */
    OTHER(0);

    private final int planes;

    PixelLayout(int planes) {
        this.planes = planes;
    }

    /**
     * Number of planes that can be looked at.
     *
     * @return 0 for {@link #OTHER}
     */
    public int planes() {
        return planes;
    }
}
