package io.qilian.bundles.vision.api.tracking;

import io.qilian.bundles.vision.internal.tracking.TrackingEngine;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.observation.Track;
import io.qilian.kernel.api.tracking.Tracker;
import java.time.Instant;
import java.util.List;

/**
 * Follows the objects of one stream: a tracker of the ByteTrack family that knows how much time has passed.
 *
 * <ul>
 *   <li>Two stages of association, good detections before weak ones (Y. Zhang et al.: ByteTrack, ECCV 2022), and a
 *       third by distance for what moves further than its own length between two frames.
 *   <li>A constant-velocity Kalman filter over centre and size whose errors grow with the time between frames, so that
 *       2 and 60 frames a second, and gaps, need no settings of their own.
 *   <li>Optimal assignment (Jonker, Volgenant 1987).
 *   <li>Association does not look at classes; the class of a track is put to the vote of its detections, each weighing
 *       as much as its score, and changes only when another class leads by half.
 *   <li>An object that is lost is predicted for a while, then remembered, and comes back under its old id if place and
 *       motion agree.
 * </ul>
 *
 * Deterministic. Not thread-safe: one instance serves one stream and one thread at a time. The work of an update is
 * bounded by {@link TrackerSettings.Bounds}; memory is kept between updates.
 */
public final class ObjectTracker implements Tracker {

    private final TrackingEngine engine;

    /** A tracker with {@link TrackerSettings#DEFAULTS}. */
    public ObjectTracker() {
        this(TrackerSettings.DEFAULTS);
    }

    /**
     * A tracker that has seen nothing.
     *
     * @param settings how it works
     */
    public ObjectTracker(TrackerSettings settings) {
        this.engine = new TrackingEngine(settings);
    }

    /**
     * Takes the detections of the next frame.
     *
     * @param capturedAt capture time of the frame; a step back counts as no time passed, a step forth of more than an
     *     hour as an hour
     * @param detections what was found, in any order; what cannot be used is counted, see {@link #statistics()}
     * @return the confirmed tracks by ascending id: those seen now with the box as detected, those that are being
     *     predicted with the predicted box
     */
    @Override
    public List<Track> update(Instant capturedAt, List<Detection> detections) {
        return engine.update(capturedAt, detections);
    }

    /**
     * What the tracker has done since it was made.
     *
     * @return the counters as they stand
     */
    public TrackerStatistics statistics() {
        return engine.statistics();
    }
}
