package io.qilian.bundles.feeds.internal.liveness;

import io.qilian.bundles.media.api.PictureMeter;

/**
 * What is told from thumbnails. Only the middle rows count: at the top and the bottom most cameras write date and name,
 * which are bright in a black picture and sharp in a blurred one.
 */
final class Thumbnails {

    /** First row that counts. */
    static final int TOP = PictureMeter.THUMBNAIL_HEIGHT / 6;

    /** Row after the last that counts. */
    static final int BOTTOM = PictureMeter.THUMBNAIL_HEIGHT - TOP;

    private static final int SAMPLES = (BOTTOM - TOP) * PictureMeter.THUMBNAIL_WIDTH;

    private Thumbnails() {}

    /** Mean luminance, 0 to 255. */
    static double brightness(byte[] thumbnail) {
        long sum = 0;
        for (int at = begin(); at < begin() + SAMPLES; at++) {
            sum += thumbnail[at] & 0xff;
        }
        return (double) sum / SAMPLES;
    }

    /** Standard deviation of the luminance. */
    static double contrast(byte[] thumbnail) {
        double mean = brightness(thumbnail);
        double squares = 0;
        for (int at = begin(); at < begin() + SAMPLES; at++) {
            double apart = (thumbnail[at] & 0xff) - mean;
            squares += apart * apart;
        }
        return Math.sqrt(squares / SAMPLES);
    }

    private static int begin() {
        return TOP * PictureMeter.THUMBNAIL_WIDTH;
    }
}
