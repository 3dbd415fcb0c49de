package io.qilian.bundles.vision.api.calibration;

import io.qilian.bundles.vision.internal.calibration.SpeedRule;
import io.qilian.bundles.vision.internal.trail.PerRun;
import io.qilian.kernel.api.observation.Observation;
import java.util.Optional;

/**
 * Estimates the speeds of objects that move on calibrated ground.
 *
 * <p>The ground points of a track in the latest time are fitted by an even motion, by least squares weighted with the
 * error ellipse of each point, and again with less weight for those that are far off (Huber's weights, P. Huber: Robust
 * Statistics, 1981), so that a box that leaps or changes its size once does not matter. Boxes of successive frames err
 * alike, so more than five frames a second are not taken to make the speed surer. The error of the calibration is the
 * same for all points and does not average out; it is worked out for the way between first and last point and added.
 *
 * <p>The speed is that of the point where the box touches the ground. Where that is not a point of the object that
 * stays the same, as on a vehicle that turns, there is an error that is not part of the standard deviation.
 *
 * <p>Holds state: one instance serves one feed and one thread at a time. When the stream or the size of its pictures
 * changes, it begins anew.
 */
public final class SpeedEstimator {

    private final PerRun<Void, SpeedRule> rules;

    /**
     * An estimator that has seen nothing.
     *
     * @param calibration of the feed's camera
     * @param settings how to estimate
     */
    public SpeedEstimator(Calibration calibration, SpeedSettings settings) {
        this.rules = new PerRun<>(picture -> new SpeedRule(
                calibration.forPicture(picture.width(), picture.height()).plane(), settings, picture));
    }

    /**
     * Takes the next frame. One without inference is passed over.
     *
     * @param seen what was seen in it
     */
    public void update(Observation seen) {
        rules.update(seen);
    }

    /**
     * The speed of a track by its latest detections.
     *
     * @param trackId id of the track
     * @return its speed; empty if it is not known, has been seen too few times of late, is beyond the horizon or too
     *     far away, or the speed would be less sure than {@link SpeedSettings#largestSigma()}
     */
    public Optional<Speed> speed(long trackId) {
        return rules.rule().flatMap(rule -> rule.speed(trackId));
    }
}
