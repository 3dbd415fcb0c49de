package io.qilian.bundles.vision.internal.counting;

import io.qilian.bundles.vision.api.counting.Crossing;
import io.qilian.bundles.vision.api.counting.Direction;
import io.qilian.bundles.vision.internal.trail.Trail;
import io.qilian.kernel.api.geometry.Point;
import java.time.Instant;

/** What a line knows of one object. */
final class LineState {

    private Side side = Side.UNKNOWN;
    private int net;
    private final Passage forward = new Passage();
    private final Passage backward = new Passage();
    private Crossing waiting;

    /** Where an object was last seen clearly. */
    enum Side {
        UNKNOWN,
        LEFT,
        RIGHT
    }

    /** When and where the path crossed the line the last time in one direction. */
    static final class Passage {
        private Instant at;
        private Point point;

        Instant at() {
            return at;
        }

        Point point() {
            return point;
        }
    }

    void cross(Trail<?> trail, double share, boolean toRight) {
        net += toRight ? 1 : -1;
        Passage passage = toRight ? forward : backward;
        Instant at = trail.instantAt(share);
        if (passage.at == null || !at.isBefore(passage.at)) {
            passage.at = at;
            passage.point = trail.pointAt(share);
        }
    }

    void reach(Side reached) {
        side = reached;
        net = 0;
    }

    /** Whether the path, since the side was last clear, has crossed the line the way that leads to a side. */
    boolean crossedTo(Side reached) {
        return reached == Side.RIGHT ? net > 0 : net < 0;
    }

    Passage last(Direction direction) {
        return direction == Direction.FORWARD ? forward : backward;
    }

    void await(Crossing crossing) {
        waiting = crossing;
    }

    /** A crossing that one more detection has to bear out; null if there is none. */
    Crossing waiting() {
        return waiting;
    }

    Side side() {
        return side;
    }
}
