package io.qilian.assembly.democlip.scenery;

import io.qilian.kernel.api.geometry.Point;

/**
 * A two-way road that begins at the camera, straight at first, then perhaps in a bend. Both sides are alike; from the
 * middle outwards: median, lanes, shoulder, kerb, verge, pavement, open land.
 *
 * @param lanesEachWay number of lanes of each carriageway
 * @param laneMetres width of a lane
 * @param medianMetres width of the strip between the carriageways; 0 for a painted line
 * @param shoulderMetres width of the paved shoulder, on which bicycles ride
 * @param vergeMetres width of the grass between kerb and pavement
 * @param pavementMetres width of the pavement
 * @param bendFromMetres where the bend begins
 * @param bendPerMetre curvature of the bend, positive to the right: one over its radius
 * @param countingLineMetres how far along the road the counting lines are
 */
public record Road(
        int lanesEachWay,
        double laneMetres,
        double medianMetres,
        double shoulderMetres,
        double vergeMetres,
        double pavementMetres,
        double bendFromMetres,
        double bendPerMetre,
        double countingLineMetres) {

    /** A town's arterial road with two lanes each way. */
    public static final Road ARTERIAL = new Road(2, 3.5, 1.6, 2.6, 1.2, 2.8, 70, 1 / 900.0, 28);

    /** Width of the edge lines with the gap to the kerb or median. */
    private static final double MARGIN_METRES = 0.35;

    /**
     * Checks the widths.
     *
     * @throws IllegalArgumentException if there is no lane, or a width is negative
     */
    public Road {
        if (lanesEachWay < 1 || laneMetres < 2) {
            throw new IllegalArgumentException("road: expected at least one lane of 2 m or more, got " + lanesEachWay
                    + " of " + laneMetres + " m");
        }
        if (Math.min(Math.min(medianMetres, shoulderMetres), Math.min(vergeMetres, pavementMetres)) < 0) {
            throw new IllegalArgumentException("road: expected no negative width");
        }
    }

    /** How far the axis of the road is to the right of its start. */
    public double axis(double y) {
        double into = Math.max(0, y - bendFromMetres);
        return bendPerMetre * into * into / 2;
    }

    /** Distance from the axis to the inner edge of the first lane. */
    public double innerEdge() {
        return medianMetres / 2 + MARGIN_METRES;
    }

    /** Distance from the axis to the outer edge of the last lane. */
    public double laneEdge() {
        return innerEdge() + lanesEachWay * laneMetres;
    }

    /** Distance from the axis to the kerb. */
    public double kerb() {
        return laneEdge() + MARGIN_METRES + shoulderMetres;
    }

    /** Distance from the axis to the near edge of the pavement. */
    public double pavementStart() {
        return kerb() + 0.15 + vergeMetres;
    }

    /** Distance from the axis to the far edge of the pavement. */
    public double pavementEnd() {
        return pavementStart() + pavementMetres;
    }

    /** Distance from the axis to the middle of a lane, counted from the median, or of the shoulder after the last. */
    public double laneCentre(int lane) {
        return lane < lanesEachWay
                ? innerEdge() + (lane + 0.5) * laneMetres
                : laneEdge() + MARGIN_METRES + shoulderMetres / 2;
    }

    /** The ground at a distance from the axis, to its right where positive. */
    public Point ground(double offset, double y) {
        return new Point(axis(y) + offset, y);
    }
}
