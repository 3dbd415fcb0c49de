package io.qilian.bundles.vision.internal.tracking;

import io.qilian.bundles.vision.api.tracking.TrackerSettings;
import io.qilian.kernel.api.geometry.Box;

/**
 * Finds out whether a track that has just been confirmed is an object that was lost a while ago.
 *
 * <p>By then the new track has a speed, so that both place and motion can be compared: the two estimates are one object
 * if their difference lies within its own error (chi-square test with 4 degrees of freedom, 99 %). An object that drove
 * out of the picture is thus not mistaken for one that comes in where it left. An object that stood still when it was
 * hidden is expected to stand there yet.
 */
final class Relinking {

    private static final double SAME_OBJECT = 13.28;
    private static final double STILL_THERE = 0;
    private static final double SHAPE_GATE = 9;
    private static final double SHAPE_DEVIATION = 0.15;
    private static final double SPEED_CHANGE_SHARE = 0.6;
    private static final double SPEED_CHANGE_SIZES = 0.7;

    private final TrackerSettings.Memory memory;
    private final long relinkNanos;
    private long relinks;

    Relinking(TrackerSettings settings) {
        this.memory = settings.memory();
        this.relinkNanos = memory.relinkTime().toNanos();
    }

    /** The lost track that is the same object as the given one, or -1. */
    int findLost(TrackTable tracks, LiveTrack fresh) {
        int best = -1;
        double bestDistance = Double.POSITIVE_INFINITY;
        for (int i = 0; i < tracks.count(); i++) {
            LiveTrack lost = tracks.track(i);
            boolean candidate = lost.confirmed() && !lost.seen() && lost.lastSeenNanos() < fresh.firstSeenNanos();
            double distance = candidate ? distance(lost, fresh) : Double.POSITIVE_INFINITY;
            if (distance < bestDistance) {
                best = i;
                bestDistance = distance;
            }
        }
        return best;
    }

    void relink(LiveTrack lost, LiveTrack fresh) {
        lost.takeUp(fresh);
        relinks++;
    }

    private double distance(LiveTrack lost, LiveTrack fresh) {
        if (shapeDistance(lost.lastBox(), fresh.lastBox()) > SHAPE_GATE) {
            return Double.POSITIVE_INFINITY;
        }
        if (lost.restsWhere(fresh)) {
            return STILL_THERE;
        }
        boolean tooLate = fresh.firstSeenNanos() - lost.lastSeenNanos() > relinkNanos;
        boolean tooFar = lost.filter().distance(fresh.filter())
                > memory.relinkSizes() * fresh.filter().size();
        if (tooLate || tooFar || otherMotion(lost.filter(), fresh.filter())) {
            return Double.POSITIVE_INFINITY;
        }
        double squared = lost.filter().squaredDistance(fresh.filter());
        return squared > SAME_OBJECT ? Double.POSITIVE_INFINITY : squared;
    }

    /**
     * The filter allows for any change of speed in a few seconds; objects that are hidden mostly go on as they were.
     */
    private static boolean otherMotion(BoxFilter lost, BoxFilter fresh) {
        double before = Math.hypot(lost.velocityX(), lost.velocityY());
        double after = Math.hypot(fresh.velocityX(), fresh.velocityY());
        double change = Math.hypot(fresh.velocityX() - lost.velocityX(), fresh.velocityY() - lost.velocityY());
        return change > SPEED_CHANGE_SHARE * Math.max(before, after) + SPEED_CHANGE_SIZES * fresh.size();
    }

    private static double shapeDistance(Box one, Box other) {
        double wider = Math.log(one.width() / other.width()) / SHAPE_DEVIATION;
        double higher = Math.log(one.height() / other.height()) / SHAPE_DEVIATION;
        return wider * wider + higher * higher;
    }

    long relinks() {
        return relinks;
    }
}
