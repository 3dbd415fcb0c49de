package io.qilian.bundles.vision.internal.calibration;

/**
 * Where a ground point lies in the picture, in normalised coordinates.
 *
 * @param x the ground point
 * @param y the ground point
 * @param u the picture point
 * @param v the picture point
 * @param depth proportional to the distance from the camera's plane, 1 at the centre of the calibration points
 */
record Projection(double x, double y, double u, double v, double depth) {

    static Projection of(double[] h, double x, double y) {
        double depth = h[6] * x + h[7] * y + 1;
        double u = (h[0] * x + h[1] * y + h[2]) / depth;
        double v = (h[3] * x + h[4] * y + h[5]) / depth;
        return new Projection(x, y, u, v, depth);
    }

    /** Derivatives by the eight entries. */
    void derivatives(double[] ofU, double[] ofV) {
        ofU[0] = x / depth;
        ofU[1] = y / depth;
        ofU[2] = 1 / depth;
        ofU[6] = -u * x / depth;
        ofU[7] = -u * y / depth;
        ofV[3] = x / depth;
        ofV[4] = y / depth;
        ofV[5] = 1 / depth;
        ofV[6] = -v * x / depth;
        ofV[7] = -v * y / depth;
    }

    /** Derivatives by the ground point: du/dx, du/dy, dv/dx, dv/dy. */
    double[] slope(double[] h) {
        return new double[] {
            (h[0] - u * h[6]) / depth, (h[1] - u * h[7]) / depth, (h[3] - v * h[6]) / depth, (h[4] - v * h[7]) / depth
        };
    }
}
