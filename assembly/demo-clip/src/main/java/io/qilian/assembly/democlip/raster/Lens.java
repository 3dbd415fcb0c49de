package io.qilian.assembly.democlip.raster;

import java.util.Random;

/** Turns samples into the picture of a plain camera: a little soft, darker in the corners, noisy, drifting slowly. */
public final class Lens {

    private static final int NOISE_LENGTH = 1 << 16;
    private static final int FIELD_BITS = 21;
    private static final int FIELD = (1 << FIELD_BITS) - 1;

    private final int width;
    private final int height;
    private final int[] vignette;
    private final byte[] noise = new byte[NOISE_LENGTH];
    /** The last four rows of samples, filtered along the row; three fields a number, one for each colour. */
    private final long[][] filtered;

    /** A lens for pictures of this size in pixels; grain is the standard deviation of its noise in codes of 0..255. */
    public Lens(int width, int height, double grain) {
        this.width = width;
        this.height = height;
        this.vignette = new int[width * height];
        this.filtered = new long[4][width];
        double corner = Math.hypot(width / 2.0, height / 2.0);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double out = Math.hypot(column + 0.5 - width / 2.0, row + 0.5 - height / 2.0) / corner;
                vignette[row * width + column] = (int) Math.round(1024 * (1 - 0.16 * out * out * out));
            }
        }
        Random random = new Random(20_260_117);
        for (int at = 0; at < NOISE_LENGTH; at++) {
            noise[at] = (byte) Math.round(Math.max(-100, Math.min(100, random.nextGaussian() * grain * 4)));
        }
    }

    /** Writes packed red, green, blue of each pixel, row by row; the same frame number gives the same noise. */
    public void develop(Samples samples, long frame, int[] picture) {
        Random random = new Random(frame * 0x9E3779B97F4A7C15L);
        int gain = (int) Math.round(1024 * (1 + 0.012 * Math.sin(frame / 97.0) + 0.006 * Math.sin(frame / 23.0 + 1)));
        filter(samples, 0, 0);
        filter(samples, 0, 3);
        for (int row = 0; row < height; row++) {
            filter(samples, 2 * row + 1, (2 * row + 1) & 3);
            filter(samples, Math.min(2 * row + 2, samples.height() - 1), (2 * row + 2) & 3);
            developRow(row, gain, random.nextInt(NOISE_LENGTH - 4 * width), picture);
        }
    }

    private void filter(Samples samples, int row, int slot) {
        int[] colours = samples.colours();
        int start = row * samples.width();
        int last = start + samples.width() - 1;
        for (int column = 0; column < width; column++) {
            int at = start + 2 * column;
            filtered[slot][column] = spread(colours[Math.max(start, at - 1)])
                    + 7 * (spread(colours[at]) + spread(colours[at + 1]))
                    + spread(colours[Math.min(last, at + 2)]);
        }
    }

    private void developRow(int row, int gain, int grain, int[] picture) {
        long[] above = filtered[(2 * row - 1) & 3];
        long[] upper = filtered[(2 * row) & 3];
        long[] lower = filtered[(2 * row + 1) & 3];
        long[] below = filtered[(2 * row + 2) & 3];
        for (int column = 0; column < width; column++) {
            long sum = above[column] + 7 * (upper[column] + lower[column]) + below[column];
            int at = row * width + column;
            int light = (gain * vignette[at]) >> 10;
            int shared = 2 * noise[grain + column];
            int red = code(sum >> (2 * FIELD_BITS), light, shared + noise[grain + column + width]);
            int green = code((sum >> FIELD_BITS) & FIELD, light, shared + noise[grain + column + 2 * width]);
            int blue = code(sum & FIELD, light, shared + noise[grain + column + 3 * width]);
            picture[at] = (red << 16) | (green << 8) | blue;
        }
    }

    /** The filter weighs 256 in all, the light 1024; noise comes in eighths of a code. */
    private static int code(long sum, int light, int noise) {
        int eighths = (int) ((sum * light) >> 15) + noise;
        return Math.min(255, Math.max(0, (eighths + 4) >> 3));
    }

    private static long spread(int colour) {
        long red = (colour >> 16) & 255;
        long green = (colour >> 8) & 255;
        return (red << (2 * FIELD_BITS)) | (green << FIELD_BITS) | (colour & 255);
    }
}
