package io.qilian.bundles.feeds.internal.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * How another clock goes against ours, from time stamps that arrive after an unknown and varying delay. A delay only ever
 * makes the other clock look late, so of each window the figure counts that nearly nothing is ahead of (Paxson, "On
 * calibrating measurements of packet transit times", SIGMETRICS 1998), and the line through the windows is that of Theil
 * and Sen (Sen, JASA 63, 1968), which a third of bad windows cannot turn. A clock that was set begins a new line. Bounded in
 * memory; one thread.
 */
public final class ClockDrift {

    private static final Duration WINDOW = Duration.ofSeconds(20);
    private static final int WINDOWS = 30;
    private static final int LEAST_WINDOWS = 3;
    private static final int MOST_SAMPLES = 600;
    private static final double NEARLY_AHEAD_OF_ALL = 0.9;

    /** What a window differs from the one before by; a clock that drifts never does so much. */
    private static final double STEP_MS = 1000;

    private final double[] aheadMs = new double[MOST_SAMPLES];
    private final double[] windowAtMs = new double[WINDOWS];
    private final double[] windowAheadMs = new double[WINDOWS];
    private int samples;
    private int windows;
    private long steps;
    private Instant begin;
    private Instant windowBegin;
    private Estimate estimate;

    /**
     * How the other clock goes.
     *
     * @param offsetMs by how many milliseconds it is ahead of ours, the shortest delay subtracted
     * @param driftPpm by how many parts in a million it is too fast
     */
    public record Estimate(double offsetMs, double driftPpm) {}

    /** Nothing is known yet. */
    public ClockDrift() {}

    /**
     * A time stamp has arrived.
     *
     * @param arrival when, by our clock
     * @param stamp what it says, by the other clock
     */
    public void observe(Instant arrival, Instant stamp) {
        if (begin == null) {
            begin = arrival;
            windowBegin = arrival;
        }
        Duration age = Duration.between(windowBegin, arrival);
        if (age.compareTo(WINDOW.negated()) < 0 || age.compareTo(WINDOW.multipliedBy(10)) > 0) {
            // Our own clock was set, or nothing came for minutes.
            restart(arrival);
        } else if (age.compareTo(WINDOW) >= 0) {
            close();
            windowBegin = arrival;
        }
        if (samples < MOST_SAMPLES) {
            aheadMs[samples++] = Duration.between(arrival, stamp).toNanos() / 1e6;
        }
    }

    private void restart(Instant arrival) {
        begin = arrival;
        windowBegin = arrival;
        samples = 0;
        windows = 0;
        estimate = null;
    }

    private void close() {
        Arrays.sort(aheadMs, 0, samples);
        double ahead = aheadMs[(int) (NEARLY_AHEAD_OF_ALL * (samples - 1))];
        samples = 0;
        if (windows > 0 && Math.abs(ahead - windowAheadMs[windows - 1]) > STEP_MS) {
            steps++;
            windows = 0;
        }
        if (windows == WINDOWS) {
            System.arraycopy(windowAtMs, 1, windowAtMs, 0, WINDOWS - 1);
            System.arraycopy(windowAheadMs, 1, windowAheadMs, 0, WINDOWS - 1);
            windows--;
        }
        windowAtMs[windows] = Duration.between(begin, windowBegin).toMillis();
        windowAheadMs[windows] = ahead;
        windows++;
        estimate = windows < LEAST_WINDOWS ? new Estimate(ahead, 0) : fit();
    }

    private Estimate fit() {
        double[] slopes = new double[windows * (windows - 1) / 2];
        int number = 0;
        for (int one = 0; one < windows; one++) {
            for (int other = 0; other < one; other++) {
                slopes[number++] = (windowAheadMs[one] - windowAheadMs[other]) / (windowAtMs[one] - windowAtMs[other]);
            }
        }
        double slope = median(slopes);
        double[] heights = new double[windows];
        for (int window = 0; window < windows; window++) {
            heights[window] = windowAheadMs[window] - slope * windowAtMs[window];
        }
        return new Estimate(median(heights) + slope * windowAtMs[windows - 1], slope * 1e6);
    }

    private static double median(double[] figures) {
        Arrays.sort(figures);
        return (figures[(figures.length - 1) / 2] + figures[figures.length / 2]) / 2;
    }

    /**
     * How far the other clock is ahead; known after the first window.
     *
     * @return the estimate, its drift 0 until there are enough windows
     */
    public Optional<Estimate> estimate() {
        return Optional.ofNullable(estimate);
    }

    /**
     * Whether the drift is known.
     *
     * @return true after some windows without a step
     */
    public boolean settled() {
        return windows >= LEAST_WINDOWS;
    }

    /**
     * How often the other clock was set.
     *
     * @return the number since the beginning
     */
    public long steps() {
        return steps;
    }
}
