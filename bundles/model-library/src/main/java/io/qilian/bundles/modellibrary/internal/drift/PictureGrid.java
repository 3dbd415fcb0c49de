package io.qilian.bundles.modellibrary.internal.drift;

import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.modellibrary.api.DriftQuantity;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Reads a picture at {@value #SAMPLES} points of a fixed grid, straight from its memory. At each point it takes the
 * luminance, the four-neighbour Laplacian (the measure of focus of Pech-Pacheco et al., ICPR 2000, but its distribution
 * instead of its variance) and the hue; of all points together the entropy of the luminance (Shannon 1948). The cost
 * does not grow with the picture. For one thread at a time.
 */
final class PictureGrid {

    /** Points of each picture. */
    static final int SAMPLES = 1024;

    private static final int SIDE = 32;

    /** Distance from grey, in steps of U and V, from which on a pixel has a hue; what compression adds lies below. */
    private static final double LEAST_CHROMA = 6;

    private static final int CHROMA_STEPS = 128;
    private static final int ENTROPY_BINS_A_BIT = 8;
    private static final byte[] EDGE_BIN = new byte[4 * 255 + 1];
    private static final byte[] HUE_BIN = new byte[CHROMA_STEPS * CHROMA_STEPS];
    private static final double[] COUNT_LOG_COUNT = new double[SAMPLES + 1];

    static {
        for (int edge = 0; edge < EDGE_BIN.length; edge++) {
            EDGE_BIN[edge] = (byte) Math.min(Histograms.EDGE_BINS - 1, (int) (2 * log2(1 + edge)));
        }
        for (int at = 0; at < HUE_BIN.length; at++) {
            HUE_BIN[at] = (byte) hueBin(2 * (at / CHROMA_STEPS) - 127, 2 * (at % CHROMA_STEPS) - 127);
        }
        for (int count = 1; count <= SAMPLES; count++) {
            COUNT_LOG_COUNT[count] = count * log2(count);
        }
    }

    private final int[] columns = new int[SIDE];
    private final int[] rows = new int[SIDE];
    private final int[] luma = new int[Histograms.LUMA_BINS];
    private int width;
    private int height;

    /**
     * Adds a picture to the histograms.
     *
     * @return whether it could be read: it has at least 3x3 pixels and a layout with planes
     */
    boolean read(Picture picture, Histograms into) {
        if (picture.layout().planes() == 0 || picture.width() < 3 || picture.height() < 3) {
            return false;
        }
        if (picture.width() != width || picture.height() != height) {
            width = picture.width();
            height = picture.height();
            place(columns, width);
            place(rows, height);
        }
        Arrays.fill(luma, 0);
        switch (picture.layout()) {
            case BGR24 -> readBgr(picture, into);
            case YUV420 -> {
                readLuma(picture, into);
                readChroma(picture, into.of(DriftQuantity.COLOUR));
            }
            default -> {
                readLuma(picture, into);
                into.of(DriftQuantity.COLOUR)[Histograms.GREY] += SAMPLES;
            }
        }
        finish(into);
        return true;
    }

    /** Spreads the points evenly, one pixel from the border at least, since each needs its neighbours. */
    private static void place(int[] points, int extent) {
        for (int point = 0; point < SIDE; point++) {
            points[point] = 1 + (int) ((point + 0.5) * (extent - 2) / SIDE);
        }
    }

    private void readLuma(Picture picture, Histograms into) {
        ByteBuffer plane = picture.plane(0);
        int stride = picture.strideBytes(0);
        double[] edges = into.of(DriftQuantity.SHARPNESS);
        for (int row : rows) {
            for (int column : columns) {
                int at = row * stride + column;
                int centre = plane.get(at) & 0xff;
                int around = (plane.get(at - 1) & 0xff)
                        + (plane.get(at + 1) & 0xff)
                        + (plane.get(at - stride) & 0xff)
                        + (plane.get(at + stride) & 0xff);
                luma[centre >> 3]++;
                edges[EDGE_BIN[Math.abs(4 * centre - around)]]++;
            }
        }
    }

    private void readChroma(Picture picture, double[] hues) {
        ByteBuffer blue = picture.plane(1);
        ByteBuffer red = picture.plane(2);
        int blueStride = picture.strideBytes(1);
        int redStride = picture.strideBytes(2);
        for (int row : rows) {
            for (int column : columns) {
                int u = blue.get((row >> 1) * blueStride + (column >> 1)) & 0xff;
                int v = red.get((row >> 1) * redStride + (column >> 1)) & 0xff;
                hues[HUE_BIN[(u >> 1) * CHROMA_STEPS + (v >> 1)]]++;
            }
        }
    }

    private void readBgr(Picture picture, Histograms into) {
        ByteBuffer plane = picture.plane(0);
        int stride = picture.strideBytes(0);
        double[] edges = into.of(DriftQuantity.SHARPNESS);
        double[] hues = into.of(DriftQuantity.COLOUR);
        for (int row : rows) {
            for (int column : columns) {
                int at = row * stride + 3 * column;
                int centre = grey(plane, at);
                int around =
                        grey(plane, at - 3) + grey(plane, at + 3) + grey(plane, at - stride) + grey(plane, at + stride);
                luma[centre >> 3]++;
                edges[EDGE_BIN[Math.abs(4 * centre - around)]]++;
                int u = clamp(128 + ((((plane.get(at) & 0xff) - centre) * 144) >> 8));
                int v = clamp(128 + ((((plane.get(at + 2) & 0xff) - centre) * 183) >> 8));
                hues[HUE_BIN[(u >> 1) * CHROMA_STEPS + (v >> 1)]]++;
            }
        }
    }

    /** Luminance by ITU-R BT.601, in 256ths. */
    private static int grey(ByteBuffer plane, int at) {
        return (29 * (plane.get(at) & 0xff) + 150 * (plane.get(at + 1) & 0xff) + 77 * (plane.get(at + 2) & 0xff)) >> 8;
    }

    private static int clamp(int sample) {
        return Math.max(0, Math.min(255, sample));
    }

    private void finish(Histograms into) {
        double[] brightness = into.of(DriftQuantity.BRIGHTNESS);
        double sum = 0;
        for (int bin = 0; bin < luma.length; bin++) {
            brightness[bin] += luma[bin];
            sum += COUNT_LOG_COUNT[luma[bin]];
        }
        // H = -sum (c/N) log2 (c/N) = log2 N - (1/N) sum c log2 c
        double entropy = log2(SAMPLES) - sum / SAMPLES;
        double[] entropies = into.of(DriftQuantity.ENTROPY);
        entropies[Math.max(0, Math.min(entropies.length - 1, (int) (ENTROPY_BINS_A_BIT * entropy)))]++;
        into.countPicture();
    }

    private static int hueBin(double u, double v) {
        if (Math.hypot(u, v) < LEAST_CHROMA) {
            return Histograms.GREY;
        }
        double turn = (Math.atan2(v, u) / (2 * Math.PI) + 1) % 1;
        return Math.min(Histograms.HUE_BINS - 1, (int) (turn * Histograms.HUE_BINS));
    }

    private static double log2(double number) {
        return Math.log(number) / Math.log(2);
    }
}
