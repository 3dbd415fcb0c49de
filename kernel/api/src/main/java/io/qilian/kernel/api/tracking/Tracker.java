package io.qilian.kernel.api.tracking;

import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.observation.Track;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Follows objects through the frames of one run. Holds state, so one instance serves one run and one thread at a
 * time. Deterministic: the same detections give the same tracks with the same ids.
 */
@ConsumerType
public interface Tracker {

    /**
     * Takes the detections of the next frame.
     *
     * @param capturedAt capture time of the frame; a time that is not after the last one is treated as the next frame
     *     with no time passed
     * @param detections what the model found in it
     * @return the tracks that are confirmed, by ascending id: those detected now, and those that are being predicted
     *     through a gap
     */
    List<Track> update(Instant capturedAt, List<Detection> detections);
}
