package io.qilian.assembly.democlip.traffic;

import io.qilian.assembly.democlip.body.RoadUser;
import io.qilian.assembly.democlip.space.Pose;
import java.util.List;

/** Whether bodies keep the distance that drivers keep, until the clip ends. */
final class Spacing {

    private static final double STEP_SECONDS = 0.2;
    private static final double LEAST_GAP_METRES = 3.5;
    private static final double GAP_SECONDS = 0.9;
    private static final double SIDE_GAP_METRES = 0.4;
    /** Beyond this nobody is too close: longer than two of the longest bodies and any gap. */
    private static final double FAR_METRES = 50;

    private static final double WALKERS_GAP_METRES = 0.15;

    private final double clipSeconds;

    Spacing(double clipSeconds) {
        this.clipSeconds = clipSeconds;
    }

    /** Whether one more journey gets in the way of others, at any time. */
    boolean conflicts(Journey journey, List<Journey> others) {
        return others.stream().anyMatch(other -> conflict(journey, other));
    }

    private boolean conflict(Journey one, Journey other) {
        double begin = Math.max(one.departsSecond(), other.departsSecond());
        double end = Math.min(clipSeconds, Math.min(one.arrivesSecond(), other.arrivesSecond()));
        for (double second = begin; second <= end; second += STEP_SECONDS) {
            boolean near = one.ground(second).distanceTo(other.ground(second)) < FAR_METRES;
            boolean faster = near && one.speed(second) > other.speed(second);
            if (near && (faster ? tooClose(one, other, second) : tooClose(other, one, second))) {
                return true;
            }
        }
        return false;
    }

    /** The gap grows with the speed of the faster one, and is measured as its driver sees it. */
    private static boolean tooClose(Journey one, Journey other, double second) {
        Pose here = one.pose(second);
        Pose there = other.pose(second);
        double x = there.x() - here.x();
        double y = there.y() - here.y();
        double cosine = Math.cos(here.headingRadians());
        double sine = Math.sin(here.headingRadians());
        double widths = (one.style().widthMetres() + other.style().widthMetres()) / 2;
        boolean onFoot = one.style().user() == RoadUser.PERSON;
        if (Math.abs(y * cosine - x * sine) > widths + (onFoot ? WALKERS_GAP_METRES : SIDE_GAP_METRES)) {
            return false;
        }
        double lengths = (one.style().lengthMetres() + other.style().lengthMetres()) / 2;
        double gap = onFoot ? WALKERS_GAP_METRES : Math.max(LEAST_GAP_METRES, GAP_SECONDS * one.speed(second));
        return Math.abs(x * cosine + y * sine) < lengths + gap;
    }
}
