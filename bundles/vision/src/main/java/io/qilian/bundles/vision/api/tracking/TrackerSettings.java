package io.qilian.bundles.vision.api.tracking;

import java.time.Duration;
import java.util.Objects;

/**
 * How an {@link ObjectTracker} works. Lengths and speeds are told in sizes of the object, the mean of width and height
 * of its box, so that one set of settings serves near and far objects of every camera.
 *
 * @param scores which detections are used for what
 * @param motion how objects move and how steady their boxes are
 * @param memory when a track begins, and how long it is remembered while it is not seen
 * @param bounds what is left out when there is too much
 */
public record TrackerSettings(Scores scores, Motion motion, Memory memory, Bounds bounds) {

    /** Fits persons and vehicles at 2 to 60 frames a second. */
    public static final TrackerSettings DEFAULTS =
            new TrackerSettings(Scores.DEFAULTS, Motion.DEFAULTS, Memory.DEFAULTS, Bounds.DEFAULTS);

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public TrackerSettings {
        Objects.requireNonNull(scores, "scores");
        Objects.requireNonNull(motion, "motion");
        Objects.requireNonNull(memory, "memory");
        Objects.requireNonNull(bounds, "bounds");
    }

    /**
     * These settings with another memory.
     *
     * @param other what to remember
     * @return a copy
     */
    public TrackerSettings with(Memory other) {
        return new TrackerSettings(scores, motion, other, bounds);
    }

    /**
     * These settings with other scores.
     *
     * @param other which detections to use
     * @return a copy
     */
    public TrackerSettings with(Scores other) {
        return new TrackerSettings(other, motion, memory, bounds);
    }

    /**
     * Which detections are used for what.
     *
     * @param low below this score a detection is not used at all; 0.1
     * @param high from this score on a detection can begin a track; below it, it can only prolong one. 0.5
     * @param minimumOverlap least intersection over union with the predicted box at which a track takes a detection
     *     before distances are compared; 0.2
     * @param duplicateOverlap intersection over union from which two boxes of one frame are taken for one object,
     *     whatever their classes; 0.8
     */
    public record Scores(double low, double high, double minimumOverlap, double duplicateOverlap) {

        /** See the parameters. */
        public static final Scores DEFAULTS = new Scores(0.1, 0.5, 0.2, 0.8);

        /**
         * Checks the bounds.
         *
         * @throws IllegalArgumentException if a value is not within 0 to 1, or {@code low} is above {@code high}
         */
        public Scores {
            requireWithin("low", low, 0, 1);
            requireWithin("high", high, low, 1);
            requireWithin("minimumOverlap", minimumOverlap, 0, 1);
            requireWithin("duplicateOverlap", duplicateOverlap, 0, 1);
        }
    }

    /**
     * How objects move and how steady their boxes are.
     *
     * @param boxNoiseShare standard deviation of a box's centre, as a share of its width and of its height; 0.05
     * @param accelerationSizes standard deviation of the change of speed within a second, in sizes a second; 1.5
     * @param startSpeedSizes standard deviation of the speed of an object that is seen for the first time, in sizes a
     *     second; 4
     */
    public record Motion(double boxNoiseShare, double accelerationSizes, double startSpeedSizes) {

        /** See the parameters. */
        public static final Motion DEFAULTS = new Motion(0.05, 1, 4);

        /**
         * Checks the bounds.
         *
         * @throws IllegalArgumentException if a value is out of bounds
         */
        public Motion {
            requireWithin("boxNoiseShare", boxNoiseShare, 0.001, 1);
            requireWithin("accelerationSizes", accelerationSizes, 0.01, 100);
            requireWithin("startSpeedSizes", startSpeedSizes, 0.1, 100);
        }
    }

    /**
     * When a track begins, and how long it is remembered while it is not seen.
     *
     * @param confirmationHits number of detections after which a track is told; 2
     * @param coastTime how long a track that is not seen is told with a predicted box; 1.5 s
     * @param relinkTime how long after its last detection a track can be taken up again under its old id; 3 s
     * @param stationaryRelinkTime the same for an object that stood still when it was last seen; 20 s
     * @param relinkSizes largest distance from the prediction at which a track is taken up again, in sizes; 2
     */
    public record Memory(
            int confirmationHits,
            Duration coastTime,
            Duration relinkTime,
            Duration stationaryRelinkTime,
            double relinkSizes) {

        /** See the parameters. */
        public static final Memory DEFAULTS =
                new Memory(2, Duration.ofMillis(1500), Duration.ofSeconds(3), Duration.ofSeconds(20), 2);

        /**
         * Checks the bounds.
         *
         * @throws NullPointerException if a time is null
         * @throws IllegalArgumentException if a value is out of bounds, or the times do not ascend
         */
        public Memory {
            requireWithin("confirmationHits", confirmationHits, 1, 100);
            requireWithin("coastTime, in s", coastTime.toMillis() / 1000.0, 0, 60);
            requireWithin("relinkTime, in s", relinkTime.toMillis() / 1000.0, coastTime.toMillis() / 1000.0, 600);
            requireWithin(
                    "stationaryRelinkTime, in s",
                    stationaryRelinkTime.toMillis() / 1000.0,
                    relinkTime.toMillis() / 1000.0,
                    600);
            requireWithin("relinkSizes", relinkSizes, 0, 100);
        }
    }

    /**
     * What is left out when there is too much. Both are counted, see {@link TrackerStatistics}.
     *
     * @param maximumTracks most tracks at a time, those being confirmed and those remembered included; 256
     * @param maximumDetections most detections of one frame that are used, best first; 300
     */
    public record Bounds(int maximumTracks, int maximumDetections) {

        /** See the parameters. */
        public static final Bounds DEFAULTS = new Bounds(256, 300);

        /**
         * Checks the bounds.
         *
         * @throws IllegalArgumentException if a value is out of bounds
         */
        public Bounds {
            requireWithin("maximumTracks", maximumTracks, 1, 2048);
            requireWithin("maximumDetections", maximumDetections, 1, 2048);
        }
    }

    private static void requireWithin(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(name + ": expected " + least + " to " + most + ", got " + value);
        }
    }
}
