package io.qilian.bundles.feeds.internal.gating;

import io.qilian.bundles.feeds.api.MotionSettings;
import java.time.Duration;

/**
 * Tells frames in which something moves from still ones. Compares the brightness of the cells of a small grid with a
 * background that follows the picture slowly (exponential running average), less what changed everywhere alike, such as
 * the exposure. Whoever stops becomes background; a frame is let through once in a while in any case. Depends on the frames
 * and their times only. One thread.
 */
public final class MotionGate {

    /** Columns of the grid. */
    public static final int COLUMNS = 64;

    /** Rows of the grid. */
    public static final int ROWS = 36;

    /** In this time the background takes on 63 % of a change. */
    private static final double FADE_SECONDS = 3;

    private final MotionSettings settings;
    private final Duration heartbeat;
    private final double[] background = new double[COLUMNS * ROWS];
    private final int least;
    private Duration before;
    private Duration lastMotion;
    private Duration lastAdmitted;

    /**
     * A gate.
     *
     * @param settings what counts as motion
     * @param heartbeat longest time without a frame that is let through
     */
    public MotionGate(MotionSettings settings, Duration heartbeat) {
        this.settings = settings;
        this.heartbeat = heartbeat;
        least = Math.max(1, (int) Math.ceil(settings.share() * COLUMNS * ROWS));
    }

    /**
     * Whether a frame is worth an analysis.
     *
     * @param cells brightness of the cells as unsigned bytes, row by row
     * @param at the frame's time, from the start of the stream
     * @return true if something moves, has moved just now, or nothing was let through for a heartbeat
     */
    public boolean admits(byte[] cells, Duration at) {
        boolean first = before == null || at.compareTo(before) < 0;
        if (first || changed(cells) >= least) {
            lastMotion = at;
        }
        learn(cells, first ? 1 : 1 - Math.exp(-at.minus(before).toNanos() / 1e9 / FADE_SECONDS));
        before = at;
        boolean admitted = first
                || at.minus(lastMotion).compareTo(settings.hold()) <= 0
                || at.minus(lastAdmitted).compareTo(heartbeat) >= 0;
        if (admitted) {
            lastAdmitted = at;
        }
        return admitted;
    }

    private int changed(byte[] cells) {
        double common = 0;
        for (int cell = 0; cell < background.length; cell++) {
            common += (cells[cell] & 0xff) - background[cell];
        }
        common /= background.length;
        int changed = 0;
        for (int cell = 0; cell < background.length; cell++) {
            double difference = (cells[cell] & 0xff) - background[cell] - common;
            changed += Math.abs(difference) >= settings.threshold() ? 1 : 0;
        }
        return changed;
    }

    private void learn(byte[] cells, double share) {
        for (int cell = 0; cell < background.length; cell++) {
            background[cell] += ((cells[cell] & 0xff) - background[cell]) * share;
        }
    }
}
