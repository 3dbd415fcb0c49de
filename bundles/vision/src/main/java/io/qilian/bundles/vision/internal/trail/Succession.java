package io.qilian.bundles.vision.internal.trail;

import io.qilian.bundles.vision.api.counting.Anchor;
import io.qilian.bundles.vision.api.tracking.Continuity;
import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.observation.Track;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Finds new tracks that go on where old ones were lost: the tracker has given an object another id. The new one must
 * have begun after the old one was last detected, near the place where the old one must have been by then, at a similar
 * size, and not moving the other way.
 */
final class Succession<S> {

    private static final Duration LONGEST_AGE = Duration.ofMillis(1500);
    private static final double LARGEST_RATIO = 1.5;

    private final Continuity continuity;
    private final Anchor anchor;
    private Trail<S> predecessor;
    private Track successor;

    Succession(Continuity continuity, Anchor anchor) {
        this.continuity = continuity;
        this.anchor = anchor;
    }

    /** Finds the pair that fits best. */
    boolean find(List<Track> fresh, Collection<Trail<S>> trails, Moment now) {
        double least = continuity.relinkSizes();
        predecessor = null;
        for (Track track : fresh) {
            for (Trail<S> trail : trails) {
                if (eligible(trail, track, now)) {
                    double age = ageSeconds(track, now);
                    double lostSeconds = (now.elapsedNanos() - trail.seenNanos()) / 1e9;
                    double miss = trail.missedBy(origin(track, age), Math.max(0, lostSeconds - age));
                    if (miss <= least) {
                        least = miss;
                        predecessor = trail;
                        successor = track;
                    }
                }
            }
        }
        return predecessor != null;
    }

    /** The trail that was lost, after {@link #find} has found a pair. */
    Trail<S> predecessor() {
        return predecessor;
    }

    /** The track that goes on with it. */
    Track successor() {
        return successor;
    }

    private boolean eligible(Trail<S> trail, Track track, Moment now) {
        boolean lostOfLate = !trail.seenIn(now)
                && now.elapsedNanos() - trail.seenNanos()
                        <= continuity.relinkTime().toNanos();
        if (!lostOfLate) {
            return false;
        }
        boolean inTurn = track.firstSeenAt().isAfter(trail.at()) || trail.cameFrom(track.id());
        return inTurn && trail.alike(track.box(), LARGEST_RATIO) && !trail.turnsFrom(track);
    }

    private Point origin(Track track, double age) {
        Point place =
                anchor == Anchor.GROUND ? track.box().ground() : track.box().centre();
        return new Point(place.x() - track.velocityX() * age, place.y() - track.velocityY() * age);
    }

    /**
     * How long ago a new track was first detected. A tracker tells a track only when it has seen it a few times; by
     * then a fast object may have passed the line.
     */
    static double ageSeconds(Track track, Moment now) {
        if (track.detections() < 2 || !track.firstSeenAt().isBefore(now.at())) {
            return 0;
        }
        Duration age = Duration.between(track.firstSeenAt(), now.at());
        return age.compareTo(LONGEST_AGE) > 0 ? 0 : age.toNanos() / 1e9;
    }
}
