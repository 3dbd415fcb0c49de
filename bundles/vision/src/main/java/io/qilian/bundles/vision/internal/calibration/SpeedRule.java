package io.qilian.bundles.vision.internal.calibration;

import io.qilian.bundles.vision.api.calibration.Speed;
import io.qilian.bundles.vision.api.calibration.SpeedSettings;
import io.qilian.bundles.vision.api.counting.Anchor;
import io.qilian.bundles.vision.internal.trail.PictureSize;
import io.qilian.bundles.vision.internal.trail.Rule;
import io.qilian.bundles.vision.internal.trail.Trail;
import io.qilian.bundles.vision.internal.trail.Trails;
import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.observation.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keeps the latest ground positions of the objects of one stream and fits their motion when asked. */
public final class SpeedRule implements Rule<Void> {

    private static final double LEAST_SPAN_SHARE = 0.25;

    private final GroundPlane plane;
    private final SpeedSettings settings;
    private final Trails<Positions> trails;
    private final double largestPositionVariance;

    /** A rule that has seen nothing. */
    public SpeedRule(GroundPlane plane, SpeedSettings settings, PictureSize picture) {
        this.plane = plane;
        this.settings = settings;
        this.trails = new Trails<>(settings.continuity(), Anchor.GROUND, picture, Positions::new);
        this.largestPositionVariance = settings.largestPositionSigma() * settings.largestPositionSigma();
    }

    @Override
    public List<Void> update(Observation seen) {
        trails.advance(seen);
        trails.seen().forEach(this::note);
        return List.of();
    }

    @Override
    public List<Void> finish() {
        return List.of();
    }

    @Override
    public long leftOut() {
        return trails.leftOut();
    }

    private void note(Trail<Positions> trail) {
        Positions positions = trail.state();
        if (!trail.groundSeen()
                || !positions.due(trail.seenNanos(), settings.window().toNanos())) {
            return;
        }
        plane.ground(trail.pointAt(1)).ifPresent(point -> {
            double share = settings.boxNoiseShare();
            Covariance error = plane.pointError(point, share * trail.width() + 1, share * trail.height() + 1);
            boolean sure = error.plus(plane.calibrationError(point)).largest() <= largestPositionVariance;
            if (sure) {
                positions.add(trail.seenNanos(), point, error);
            }
        });
    }

    /** The speed of a track, if it is sure enough. */
    public Optional<Speed> speed(long trackId) {
        return trails.find(trackId).map(Trail::state).flatMap(positions -> {
            positions.forgetBefore(trails.nowNanos() - settings.window().toNanos());
            double leastSpan = LEAST_SPAN_SHARE * settings.window().toNanos() / 1e9;
            boolean enough = positions.count() >= settings.leastPositions() && positions.spanSeconds() >= leastSpan;
            return enough ? fit(positions) : Optional.empty();
        });
    }

    private Optional<Speed> fit(Positions positions) {
        EvenMotion motion = EvenMotion.through(positions);
        Point first = positions.point(0);
        Point last = positions.point(positions.count() - 1);
        double span = positions.spanSeconds();
        Covariance error =
                motion.velocityError().plus(plane.displacementError(first, last).times(1 / (span * span)));
        double speed = Math.hypot(motion.velocityX(), motion.velocityY());
        double worst = Math.sqrt(error.largest());
        double sigma =
                speed > worst ? Math.sqrt(error.along(motion.velocityX() / speed, motion.velocityY() / speed)) : worst;
        if (!(sigma <= settings.largestSigma())) {
            return Optional.empty();
        }
        double heading = Math.toDegrees(Math.atan2(motion.velocityY(), motion.velocityX()));
        Duration time = Duration.ofNanos(Math.round(span * 1e9));
        return Optional.of(new Speed(speed, sigma, heading < 0 ? heading + 360 : heading, time, positions.count()));
    }
}
