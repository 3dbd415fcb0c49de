package io.qilian.bundles.media.api;

/**
 * The video that a {@link VideoWriter} writes.
 *
 * @param width width in pixels, even
 * @param height height in pixels, even
 * @param fps frames a second, 1 to 120
 * @param bitRate bits a second
 */
public record VideoFormat(int width, int height, int fps, int bitRate) {

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if one is passed
     */
    public VideoFormat {
        boolean even = width % 2 == 0 && height % 2 == 0;
        if (!even || width < 16 || height < 16 || width > 8192 || height > 8192) {
            throw new IllegalArgumentException(
                    "video: expected an even extent of 16 to 8192, got " + width + "x" + height);
        }
        if (fps < 1 || fps > 120 || bitRate < 10_000 || bitRate > 200_000_000) {
            throw new IllegalArgumentException(
                    "video: expected 1 to 120 fps and 10 kbit/s to 200 Mbit/s, got " + fps + " and " + bitRate);
        }
    }
}
