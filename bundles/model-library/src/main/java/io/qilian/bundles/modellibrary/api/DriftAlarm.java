package io.qilian.bundles.modellibrary.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One quantity of one feed has drifted away from the baseline of a version of a model.
 *
 * @param id its number; grows
 * @param feed name of the feed
 * @param model name of the model
 * @param version version of the model
 * @param finding what was found
 * @param raisedAt when
 * @param endedAt when the quantity was as before again, or the baseline was reset; empty while the alarm goes on
 * @param picture whether the frame that raised it is kept
 */
public record DriftAlarm(
        long id,
        String feed,
        String model,
        String version,
        Finding finding,
        Instant raisedAt,
        Optional<Instant> endedAt,
        boolean picture) {

    /**
     * Checks the parts.
     *
     * @throws NullPointerException if a part is null
     */
    public DriftAlarm {
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(finding, "finding");
        Objects.requireNonNull(raisedAt, "raisedAt");
        Objects.requireNonNull(endedAt, "endedAt");
    }

    /**
     * What was found.
     *
     * @param quantity what has drifted
     * @param psi population stability index of the window that raised the alarm
     * @param level the index that it is above
     * @param baseline the quantity's value in the baseline, as {@link DriftQuantity} says
     * @param current the quantity's value in the window
     */
    public record Finding(DriftQuantity quantity, double psi, double level, double baseline, double current) {

        /**
         * Checks the parts.
         *
         * @throws NullPointerException if there is no quantity
         */
        public Finding {
            Objects.requireNonNull(quantity, "quantity");
        }
    }
}
