package io.qilian.bundles.vision.internal.geometry;

import io.qilian.bundles.vision.api.geometry.Polygon;
import java.util.Arrays;

/** How deep in a zone a point lies, and where a step enters or leaves it. Pixels. */
public final class Region {

    private static final int GRID = 24;
    private static final int REFINEMENTS = 4;

    private final double[] x;
    private final double[] y;
    private final double innerRadius;

    /**
     * Prepares a zone.
     *
     * @param zone in pixels
     */
    public Region(Polygon zone) {
        x = zone.points().stream().mapToDouble(point -> point.x()).toArray();
        y = zone.points().stream().mapToDouble(point -> point.y()).toArray();
        innerRadius = deepest();
    }

    /**
     * Distance from the edge.
     *
     * @param px the point
     * @param py the point
     * @return pixels, positive inside
     */
    public double depth(double px, double py) {
        boolean inside = false;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0, j = x.length - 1; i < x.length; j = i++) {
            double edgeX = x[i] - x[j];
            double edgeY = y[i] - y[j];
            double share = ((px - x[j]) * edgeX + (py - y[j]) * edgeY) / (edgeX * edgeX + edgeY * edgeY);
            double within = Math.min(Math.max(share, 0), 1);
            least = Math.min(least, Math.hypot(px - x[j] - within * edgeX, py - y[j] - within * edgeY));
            if ((y[i] > py) != (y[j] > py) && px < x[j] + edgeX * (py - y[j]) / edgeY) {
                inside = !inside;
            }
        }
        return inside ? least : -least;
    }

    /**
     * Where a step that begins on one side of the edge and ends on the other passes it for the last time.
     *
     * @param step the step
     * @return how much of the step lies before, 0 to 1; 1 if it does not pass the edge
     */
    public double lastPassage(Step step) {
        double last = -1;
        double stepX = step.toX() - step.fromX();
        double stepY = step.toY() - step.fromY();
        for (int i = 0, j = x.length - 1; i < x.length; j = i++) {
            double edgeX = x[i] - x[j];
            double edgeY = y[i] - y[j];
            double denominator = stepX * edgeY - stepY * edgeX;
            double offsetX = x[j] - step.fromX();
            double offsetY = y[j] - step.fromY();
            double share = (offsetX * edgeY - offsetY * edgeX) / denominator;
            double place = (offsetX * stepY - offsetY * stepX) / denominator;
            if (denominator != 0 && share >= 0 && share <= 1 && place >= 0 && place <= 1) {
                last = Math.max(last, share);
            }
        }
        return last < 0 ? 1 : last;
    }

    /**
     * Radius of about the largest circle that fits in.
     *
     * @return pixels
     */
    public double innerRadius() {
        return innerRadius;
    }

    /** Searches a grid, then ever finer ones around the deepest place. */
    private double deepest() {
        double width =
                Arrays.stream(x).max().orElseThrow() - Arrays.stream(x).min().orElseThrow();
        double height =
                Arrays.stream(y).max().orElseThrow() - Arrays.stream(y).min().orElseThrow();
        double centreX = Arrays.stream(x).min().orElseThrow() + width / 2;
        double centreY = Arrays.stream(y).min().orElseThrow() + height / 2;
        double best = 0;
        for (int round = 0; round < REFINEMENTS; round++) {
            double left = centreX - width / 2;
            double top = centreY - height / 2;
            for (int row = 0; row < GRID; row++) {
                for (int column = 0; column < GRID; column++) {
                    double px = left + width * (column + 0.5) / GRID;
                    double py = top + height * (row + 0.5) / GRID;
                    double depth = depth(px, py);
                    if (depth > best) {
                        best = depth;
                        centreX = px;
                        centreY = py;
                    }
                }
            }
            width /= GRID / 3.0;
            height /= GRID / 3.0;
        }
        return best;
    }
}
