package io.qilian.bundles.vision.internal.tracking;

/**
 * Kalman filter of one coordinate with position and velocity, aware of the time between frames.
 *
 * <p>ByteTrack's and SORT's 8-state filter has diagonal noise and couples each coordinate with its own velocity only,
 * so its covariance stays block-diagonal: four filters of this kind are that filter, without a matrix.
 *
 * <p>Model (continuous white-noise acceleration of spectral density q, Bar-Shalom, Li, Kirubarajan: Estimation with
 * Applications to Tracking and Navigation, 2001, 6.2.2): x' = x + v dt, Q = q [dt³/3, dt²/2; dt²/2, dt]. With a finite
 * memory τ the velocity fades as exp(-dt/τ), which keeps the size of a box from running away while it is not seen.
 */
final class AxisFilter {

    private double position;
    private double velocity;
    private double positionVariance;
    private double covariance;
    private double velocityVariance;

    /** Starts at a measured position; the velocity is set by {@link #expectVelocity}. */
    void start(double measured, double noiseVariance) {
        position = measured;
        positionVariance = noiseVariance;
        covariance = 0;
        velocity = 0;
        velocityVariance = 0;
    }

    /** Says what is known of the velocity before it is seen. */
    void expectVelocity(double expected, double variance) {
        velocity = expected;
        velocityVariance = variance;
    }

    void copyFrom(AxisFilter other) {
        position = other.position;
        velocity = other.velocity;
        positionVariance = other.positionVariance;
        covariance = other.covariance;
        velocityVariance = other.velocityVariance;
    }

    void predict(double seconds, double density) {
        position += velocity * seconds;
        positionVariance += seconds * (2 * covariance + seconds * (velocityVariance + density * seconds / 3));
        covariance += seconds * (velocityVariance + density * seconds / 2);
        velocityVariance += density * seconds;
    }

    void predictFading(double seconds, double density, double memorySeconds) {
        double fade = Math.exp(-seconds / memorySeconds);
        double gain = memorySeconds * (1 - fade);
        position += velocity * gain;
        velocity *= fade;
        positionVariance +=
                gain * (2 * covariance + gain * velocityVariance) + density * seconds * seconds * seconds / 3;
        covariance = fade * (covariance + gain * velocityVariance) + density * seconds * seconds / 2;
        velocityVariance = fade * fade * velocityVariance + density * seconds;
    }

    void update(double measured, double noiseVariance) {
        double innovation = measured - position;
        double innovationVariance = positionVariance + noiseVariance;
        double positionGain = positionVariance / innovationVariance;
        double velocityGain = covariance / innovationVariance;
        position += positionGain * innovation;
        velocity += velocityGain * innovation;
        velocityVariance = Math.max(0, velocityVariance - velocityGain * covariance);
        covariance *= 1 - positionGain;
        positionVariance *= 1 - positionGain;
    }

    /** Squared innovation in units of its variance. */
    double squaredDistance(double measured, double noiseVariance) {
        double innovation = measured - position;
        return innovation * innovation / (positionVariance + noiseVariance);
    }

    /**
     * Squared distance of two estimates of position and velocity in units of the variance of their difference, for
     * track-to-track association (Bar-Shalom 2001, 8.4.2, independent estimates).
     */
    double squaredDistance(AxisFilter other) {
        double a = positionVariance + other.positionVariance;
        double b = covariance + other.covariance;
        double c = velocityVariance + other.velocityVariance;
        double determinant = a * c - b * b;
        double apart = position - other.position;
        double faster = velocity - other.velocity;
        if (determinant <= 1e-12 * a * c) {
            return apart * apart / Math.max(a, Double.MIN_NORMAL);
        }
        return (c * apart * apart - 2 * b * apart * faster + a * faster * faster) / determinant;
    }

    double position() {
        return position;
    }

    double velocity() {
        return velocity;
    }

    double positionVariance() {
        return positionVariance;
    }

    double velocityVariance() {
        return velocityVariance;
    }

    double covariance() {
        return covariance;
    }
}
