package io.qilian.assembly.democlip.body;

import java.util.Arrays;

/** A line through given points, straight between them and level beyond the outer ones. */
final class Curve {

    private final double[] places;
    private final double[] values;

    private Curve(double[] places, double[] values) {
        this.places = places;
        this.values = values;
    }

    /** Takes points of a place and a value each, in rising order of place. */
    static Curve through(double[]... points) {
        return new Curve(
                Arrays.stream(points).mapToDouble(point -> point[0]).toArray(),
                Arrays.stream(points).mapToDouble(point -> point[1]).toArray());
    }

    /** The same value everywhere. */
    static Curve level(double value) {
        return new Curve(new double[] {0}, new double[] {value});
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
