package io.qilian.bundles.modellibrary.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How the frames of one feed compare with those that a version of a model saw when it was put to work on that feed.
 *
 * @param feed name of the feed
 * @param model name of the model
 * @param version version of the model
 * @param state where the watch stands
 * @param since when the baseline was begun
 * @param frames frames that were looked at since the start of the platform
 * @param lastFrame when the last of them came in; empty before the first one
 * @param readings what was measured last, one for each quantity
 */
public record FeedDrift(
        String feed,
        String model,
        String version,
        DriftState state,
        Instant since,
        long frames,
        Optional<Instant> lastFrame,
        List<Reading> readings) {

    /**
     * Checks the parts.
     *
     * @throws NullPointerException if a part is null
     */
    public FeedDrift {
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(lastFrame, "lastFrame");
        readings = List.copyOf(readings);
    }

    /**
     * The last comparison of one quantity.
     *
     * @param quantity which one
     * @param psi population stability index of the last window against the baseline, 0 for the same; empty before the
     *     first comparison
     * @param level the index above which the window counts as drifted
     * @param alarmSince when the alarm that goes on was raised; empty if none does
     */
    public record Reading(DriftQuantity quantity, OptionalDouble psi, double level, Optional<Instant> alarmSince) {

        /**
         * Checks the parts.
         *
         * @throws NullPointerException if a part is null
         */
        public Reading {
            Objects.requireNonNull(quantity, "quantity");
            Objects.requireNonNull(psi, "psi");
            Objects.requireNonNull(alarmSince, "alarmSince");
        }
    }
}
