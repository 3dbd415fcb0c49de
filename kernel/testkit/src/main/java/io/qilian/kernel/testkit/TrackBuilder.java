package io.qilian.kernel.testkit;

import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.observation.Track;
import java.time.Instant;

/** Makes tracks: id 1, detected once and just now, not moving, unless told otherwise. */
public final class TrackBuilder {

    private final Detection detection;
    private long id = 1;
    private double velocityX;
    private double velocityY;
    private boolean detected = true;
    private Instant firstSeenAt = ObservationBuilder.START;
    private Instant lastSeenAt = ObservationBuilder.START;
    private int detections = 1;

    private TrackBuilder(Detection detection) {
        this.detection = detection;
    }

    /**
     * Begins with label, score and box of a detection.
     *
     * @param detection the last detection of the track
     * @return a builder
     */
    public static TrackBuilder track(Detection detection) {
        return new TrackBuilder(detection);
    }

    /**
     * Sets the identity.
     *
     * @param value 1 and up
     * @return this builder
     */
    public TrackBuilder id(long value) {
        id = value;
        return this;
    }

    /**
     * Sets the speed.
     *
     * @param x pixels a second to the right
     * @param y pixels a second downwards
     * @return this builder
     */
    public TrackBuilder velocity(double x, double y) {
        velocityX = x;
        velocityY = y;
        return this;
    }

    /**
     * Says that it was not detected in this frame: the box is a prediction.
     *
     * @return this builder
     */
    public TrackBuilder predicted() {
        detected = false;
        return this;
    }

    /**
     * Sets the times.
     *
     * @param first capture time of the first detection
     * @param last capture time of the last detection
     * @return this builder
     */
    public TrackBuilder seen(Instant first, Instant last) {
        firstSeenAt = first;
        lastSeenAt = last;
        return this;
    }

    /**
     * Sets in how many frames it was detected.
     *
     * @param value 1 and up
     * @return this builder
     */
    public TrackBuilder detections(int value) {
        detections = value;
        return this;
    }

    /**
     * The track as it is set.
     *
     * @return the track
     */
    public Track build() {
        return new Track(
                id,
                detection.label(),
                detection.score(),
                detection.box(),
                velocityX,
                velocityY,
                detected,
                firstSeenAt,
                lastSeenAt,
                detections);
    }
}
