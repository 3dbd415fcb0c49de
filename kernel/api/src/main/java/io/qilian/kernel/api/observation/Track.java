package io.qilian.kernel.api.observation;

import io.qilian.kernel.api.geometry.Box;
import java.time.Instant;
import java.util.Objects;

/**
 * The identity of an object over successive frames of one run, as it stands at one frame.
 *
 * @param id unique within the run of the feed, 1 and up; never used again
 * @param label its class by the votes of all its detections so far
 * @param score score of the last detection
 * @param box where it is in this frame: as detected, or as predicted while {@code detected} is false
 * @param velocityX horizontal speed of the box's centre in pixels of the frame a second
 * @param velocityY vertical speed of the box's centre in pixels of the frame a second, downwards
 * @param detected whether it was detected in this frame; if not, {@code box} is a prediction
 * @param firstSeenAt capture time of its first detection
 * @param lastSeenAt capture time of its last detection
 * @param detections number of frames in which it was detected, 1 and up
 */
public record Track(
        long id,
        String label,
        double score,
        Box box,
        double velocityX,
        double velocityY,
        boolean detected,
        Instant firstSeenAt,
        Instant lastSeenAt,
        int detections) {

    /**
     * Checks the parts.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the id or the number of detections is not positive
     */
    public Track {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(box, "box");
        Objects.requireNonNull(firstSeenAt, "firstSeenAt");
        Objects.requireNonNull(lastSeenAt, "lastSeenAt");
        if (id < 1 || detections < 1) {
            throw new IllegalArgumentException(
                    "track: expected id and detections of 1 or more, got id " + id + ", detections " + detections);
        }
    }
}
