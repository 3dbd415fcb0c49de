package io.qilian.bundles.vision.api.counting;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The stay of one object in a zone.
 *
 * @param zone name of the zone
 * @param trackId id of the object's track, the last one if it has had several
 * @param label class of the object by the votes so far
 * @param enteredAt when it came in, in capture time, interpolated between frames; when it was first seen, if it was in
 *     the zone already
 * @param entrySeen whether it was seen coming in. If not, it may have been there longer
 * @param lastSeenAt capture time of its last detection
 * @param key identity of the visit within the stream, the same whenever the same frames are analysed again
 */
public record ZoneVisit(
        String zone, long trackId, String label, Instant enteredAt, boolean entrySeen, Instant lastSeenAt, String key) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public ZoneVisit {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(enteredAt, "enteredAt");
        Objects.requireNonNull(lastSeenAt, "lastSeenAt");
        Objects.requireNonNull(key, "key");
    }

    /**
     * How long the object has been seen in the zone.
     *
     * @return from coming in to the last detection, 0 or more
     */
    public Duration dwell() {
        Duration seen = Duration.between(enteredAt, lastSeenAt);
        return seen.isNegative() ? Duration.ZERO : seen;
    }
}
