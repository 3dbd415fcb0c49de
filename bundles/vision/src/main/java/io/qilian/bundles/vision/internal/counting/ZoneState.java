package io.qilian.bundles.vision.internal.counting;

import io.qilian.kernel.api.geometry.Point;
import java.time.Instant;

/** What a zone knows of one object. */
final class ZoneState {

    private boolean inside;
    private Instant enteredAt;
    private boolean entrySeen;
    private Instant firstSeenAt;
    private Instant passedAt;
    private Point passedAtPoint;
    private long otherSideSinceNanos = -1;

    void appear(Instant at) {
        firstSeenAt = at;
    }

    /** Notes when the path passed the zone's edge the last time. */
    void pass(Instant at, Point point) {
        passedAt = at;
        passedAtPoint = point;
    }

    void stay() {
        otherSideSinceNanos = -1;
    }

    /** Whether it has been clearly on the other side for a time. */
    boolean settled(long nowNanos, long settleNanos) {
        if (otherSideSinceNanos < 0) {
            otherSideSinceNanos = nowNanos;
        }
        return nowNanos - otherSideSinceNanos >= settleNanos;
    }

    void enter() {
        inside = true;
        entrySeen = passedAt != null;
        enteredAt = entrySeen ? passedAt : firstSeenAt;
        otherSideSinceNanos = -1;
    }

    void leave() {
        inside = false;
        otherSideSinceNanos = -1;
    }

    boolean inside() {
        return inside;
    }

    Instant enteredAt() {
        return enteredAt;
    }

    boolean entrySeen() {
        return entrySeen;
    }

    /** Null if it was never seen passing the edge. */
    Instant passedAt() {
        return passedAt;
    }

    Point passedAtPoint() {
        return passedAtPoint;
    }
}
