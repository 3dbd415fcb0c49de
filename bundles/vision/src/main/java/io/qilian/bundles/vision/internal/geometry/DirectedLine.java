package io.qilian.bundles.vision.internal.geometry;

import io.qilian.bundles.vision.api.geometry.Polyline;

/**
 * On which side of a directed line a point lies, how far, and where a step crosses it.
 *
 * <p>Right is positive, as seen by one who stands on the first point and looks to the last, in the picture as it is
 * shown (y downwards). At a corner the side is told by the sum of the normals of the two pieces that meet there
 * (pseudonormal; J. A. Bærentzen, H. Aanæs: Signed distance computation using the angle weighted pseudonormal, IEEE
 * TVCG 11, 2005). Past an end the distance is that from the straight continuation of the end piece.
 */
public final class DirectedLine {

    private final int pieces;
    private final double[] x;
    private final double[] y;
    private final double[] directionX;
    private final double[] directionY;
    private final double[] length;

    /**
     * Prepares a line.
     *
     * @param line in pixels
     */
    public DirectedLine(Polyline line) {
        pieces = line.points().size() - 1;
        x = line.points().stream().mapToDouble(point -> point.x()).toArray();
        y = line.points().stream().mapToDouble(point -> point.y()).toArray();
        directionX = new double[pieces];
        directionY = new double[pieces];
        length = new double[pieces];
        for (int i = 0; i < pieces; i++) {
            length[i] = Math.hypot(x[i + 1] - x[i], y[i + 1] - y[i]);
            directionX[i] = (x[i + 1] - x[i]) / length[i];
            directionY[i] = (y[i + 1] - y[i]) / length[i];
        }
    }

    /**
     * Distance with the side as its sign.
     *
     * @param px the point
     * @param py the point
     * @return pixels, positive on the right
     */
    public double signedDistance(double px, double py) {
        int nearest = 0;
        double nearestAlong = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < pieces; i++) {
            double along = along(i, px, py);
            double within = Math.min(Math.max(along, 0), length[i]);
            double distance = Math.hypot(px - x[i] - within * directionX[i], py - y[i] - within * directionY[i]);
            if (distance < least) {
                least = distance;
                nearest = i;
                nearestAlong = along;
            }
        }
        boolean atBegin = nearestAlong <= 0;
        boolean atEnd = nearestAlong >= length[nearest];
        if (atBegin && nearest > 0) {
            return Math.copySign(least, offset(nearest - 1, px, py) + offset(nearest, px, py));
        }
        if (atEnd && nearest + 1 < pieces) {
            return Math.copySign(least, offset(nearest, px, py) + offset(nearest + 1, px, py));
        }
        return offset(nearest, px, py);
    }

    private double along(int piece, double px, double py) {
        return (px - x[piece]) * directionX[piece] + (py - y[piece]) * directionY[piece];
    }

    private double offset(int piece, double px, double py) {
        return directionX[piece] * (py - y[piece]) - directionY[piece] * (px - x[piece]);
    }

    /**
     * Finds where a step crosses the line within its ends. A step that ends on the line has crossed it, or the next one
     * does: each crossing of a path is found once, also at corners.
     *
     * @param step the step
     * @param found is told of each crossing in the order of the pieces
     */
    public void cross(Step step, CrossingSink found) {
        for (int i = 0; i < pieces; i++) {
            double before = offset(i, step.fromX(), step.fromY());
            double after = offset(i, step.toX(), step.toY());
            boolean changesSide = (before >= 0) != (after >= 0);
            if (changesSide && (turn(step, i) >= 0) != (turn(step, i + 1) >= 0)) {
                found.crossed(before / (before - after), after >= 0);
            }
        }
    }

    /** On which side of the step's continuation a corner of the line lies. */
    private double turn(Step step, int corner) {
        return (step.toX() - step.fromX()) * (y[corner] - step.fromY())
                - (step.toY() - step.fromY()) * (x[corner] - step.fromX());
    }

    /** Is told of crossings. */
    @FunctionalInterface
    public interface CrossingSink {
        /**
         * A crossing.
         *
         * @param share how much of the step lies before it, 0 to 1
         * @param toRight whether it goes from left to right
         */
        void crossed(double share, boolean toRight);
    }
}
