package io.qilian.bundles.modellibrary.api;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How an alias goes over to a version. A stage ends when its time is over and enough frames were compared in it; a stage
 * of no time is left out.
 *
 * @param shadow how long the new version only looks on
 * @param canary how long it answers for some feeds
 * @param watch how long the version before looks on after the change
 * @param canaries for which feeds
 * @param minimumFrames frames that must be compared in each stage, 10 to 100,000
 * @param longest after this time the rollout ends, decided or not; up to 7 days
 * @param guards what must hold
 */
public record RolloutPlan(
        Duration shadow,
        Duration canary,
        Duration watch,
        Canaries canaries,
        int minimumFrames,
        Duration longest,
        Guards guards) {

    private static final Duration LONGEST = Duration.ofDays(7);

    /** A minute for each stage, a tenth of the feeds, 200 frames, an hour at most, {@link Guards#DEFAULT}. */
    public static final RolloutPlan DEFAULT = new RolloutPlan(
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            new Canaries(10, List.of()),
            200,
            Duration.ofHours(1),
            Guards.DEFAULT);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a time is negative, or a number out of its bounds
     */
    public RolloutPlan {
        Objects.requireNonNull(canaries, "canaries");
        Objects.requireNonNull(guards, "guards");
        for (Duration time : List.of(shadow, canary, watch)) {
            if (time.isNegative() || time.compareTo(longest) > 0) {
                throw new IllegalArgumentException("stage: expected 0 s to " + longest.toSeconds()
                        + " s, the longest time of the whole, got " + time.toSeconds() + " s");
            }
        }
        if (longest.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "longest: expected up to " + LONGEST.toSeconds() + " s, got " + longest.toSeconds() + " s");
        }
        if (shadow.plus(canary).plus(watch).isZero()) {
            throw new IllegalArgumentException("stages: expected at least one of more than 0 s, got none");
        }
        if (minimumFrames < 10 || minimumFrames > 100_000) {
            throw new IllegalArgumentException("minimumFrames: expected 10 to 100000, got " + minimumFrames);
        }
    }

    /**
     * The feeds for which the new version answers first.
     *
     * @param percent share of the feeds that use the alias when the stage begins, 1 to 100; one feed at least
     * @param feeds names of feeds; if there are any, they are meant and not the share
     */
    public record Canaries(int percent, List<String> feeds) {

        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException if the share is out of its bounds
         */
        public Canaries {
            feeds = List.copyOf(feeds);
            if (percent < 1 || percent > 100) {
                throw new IllegalArgumentException("percent: expected 1 to 100, got " + percent);
            }
        }
    }

    /**
     * What must hold of the new version against the one before, on the same frames.
     *
     * @param latencyRatio its 95th percentile of latency, as a multiple of the other's; half a millisecond more is allowed
     * @param errorRate share of the frames on which it may fail more often
     * @param detectionsRatio share by which its number of detections may differ, up or down
     * @param agreement least share of detections that both have
     */
    public record Guards(double latencyRatio, double errorRate, double detectionsRatio, double agreement) {

        /**
         * A fifth slower, one failure in a thousand, a quarter more or fewer detections, 95 % of them the same: a copy, a
         * quantised copy and the like keep within that. A version that was trained anew sees things differently; who rolls
         * it out says how much is meant.
         */
        public static final Guards DEFAULT = new Guards(1.2, 0.001, 0.25, 0.95);

        /**
         * Checks the bounds.
         *
         * @throws IllegalArgumentException if a number is out of its bounds
         */
        public Guards {
            require("latencyRatio", latencyRatio, 1, 100);
            require("errorRate", errorRate, 0, 1);
            require("detectionsRatio", detectionsRatio, 0, 100);
            require("agreement", agreement, 0, 1);
        }

        private static void require(String what, double value, double least, double most) {
            if (!(value >= least && value <= most)) {
                throw new IllegalArgumentException(what + ": expected " + least + " to " + most + ", got " + value);
            }
        }
    }
}
