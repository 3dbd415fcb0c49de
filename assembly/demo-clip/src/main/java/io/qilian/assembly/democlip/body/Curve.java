package io.qilian.assembly.democlip.body;

/** A line through given points, straight between them and level beyond the outer ones. */
final class Curve {

    private final double[] places;
    private final double[] values;

    private Curve(double[] places, double[] values) {
        this.places = places;
        this.values = values;
    }

    /** Takes place and value of each point in turn, in rising order of place. */
    static Curve through(double... points) {
        double[] places = new double[points.length / 2];
        double[] values = new double[points.length / 2];
        for (int point = 0; point < places.length; point++) {
            places[point] = points[2 * point];
            values[point] = points[2 * point + 1];
        }
        return new Curve(places, values);
    }

    double at(double place) {
        int right = 0;
        while (right < places.length && places[right] < place) {
            right++;
        }
        if (right == 0) {
            return values[0];
        }
        if (right == places.length) {
            return values[right - 1];
        }
        double share = (place - places[right - 1]) / (places[right] - places[right - 1]);
        return values[right - 1] + share * (values[right] - values[right - 1]);
    }

    /** The places of the points. */
    double[] places() {
        return places.clone();
    }
}
