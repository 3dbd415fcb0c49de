package io.qilian.assembly.democlip.truth;

/**
 * Size, rate and number of the frames.
 *
 * @param width pixels, even, 32 to 4096
 * @param height pixels, even, 32 to 4096
 * @param framesPerSecond rate
 * @param frames how many there are
 * @param grain strength of the sensor's noise: its standard deviation in codes of 0 to 255
 */
public record FrameFormat(int width, int height, double framesPerSecond, int frames, double grain) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a size is odd, too small or too large, or a number is not positive
     */
    public FrameFormat {
        boolean even = width % 2 == 0 && height % 2 == 0;
        if (!even || Math.min(width, height) < 32 || Math.max(width, height) > 4096) {
            throw new IllegalArgumentException(
                    "size: expected even numbers from 32 to 4096, got " + width + " x " + height);
        }
        if (!(framesPerSecond > 0) || frames < 1 || !(grain >= 0)) {
            throw new IllegalArgumentException("format: expected a rate and a number of frames above 0 and no"
                    + " negative grain, got " + framesPerSecond + ", " + frames + ", " + grain);
        }
    }

    /**
     * Length of the clip.
     *
     * @return seconds
     */
    public double seconds() {
        return frames / framesPerSecond;
    }
}
