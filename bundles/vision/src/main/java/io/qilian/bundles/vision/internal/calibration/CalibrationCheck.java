package io.qilian.bundles.vision.internal.calibration;

import io.qilian.bundles.vision.api.calibration.CalibrationReport;
import io.qilian.kernel.api.geometry.Point;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Works out by how much a plane misses the points that it was made of, and those that it was not made of. */
public final class CalibrationCheck {

    /** Of five points, any four fit. */
    private static final int ENOUGH_TO_TELL = 6;

    private final GroundPlane plane;
    private final List<Point> pictures;
    private final List<Point> grounds;

    /**
     * Prepares a check.
     *
     * @param plane the plane
     * @param pictures points in pixels
     * @param grounds the same points in metres
     */
    public CalibrationCheck(GroundPlane plane, List<Point> pictures, List<Point> grounds) {
        this.plane = plane;
        this.pictures = List.copyOf(pictures);
        this.grounds = List.copyOf(grounds);
    }

    /**
     * Checks.
     *
     * @return the residuals
     */
    public CalibrationReport report() {
        int count = pictures.size();
        double[] pixels = new double[count];
        double[] metres = new double[count];
        double[] missed = new double[count];
        double[] others = new double[count];
        for (int i = 0; i < count; i++) {
            pixels[i] = offBy(plane, i);
            metres[i] = missedBy(plane, i);
            Optional<GroundPlane> without = GroundPlane.fitWithout(pictures, grounds, i);
            missed[i] = without.isPresent() ? missedBy(without.get(), i) : Double.NaN;
            others[i] = without.isPresent() ? residualWithout(without.get(), i) : Double.POSITIVE_INFINITY;
        }
        boolean some = Arrays.stream(missed).anyMatch(value -> !Double.isNaN(value));
        int worst = count >= ENOUGH_TO_TELL ? least(others) : most(some ? missed : metres);
        return new CalibrationReport(
                count,
                rootMeanSquare(pixels),
                rootMeanSquare(metres),
                some ? OptionalDouble.of(rootMeanSquare(missed)) : OptionalDouble.empty(),
                worst + 1,
                Double.isNaN(missed[worst]) ? metres[worst] : missed[worst]);
    }

    private double offBy(GroundPlane by, int index) {
        return by.picture(grounds.get(index))
                .map(point -> point.distanceTo(pictures.get(index)))
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** How badly the others fit among themselves: least when the one that is wrong is left out. */
    private double residualWithout(GroundPlane by, int left) {
        double sum = 0;
        for (int i = 0; i < pictures.size(); i++) {
            sum += i == left ? 0 : Math.pow(offBy(by, i), 2);
        }
        return sum;
    }

    /** Infinite if the point would lie beyond the horizon. */
    private double missedBy(GroundPlane by, int index) {
        return by.ground(pictures.get(index))
                .map(point -> point.distanceTo(grounds.get(index)))
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static int least(double[] values) {
        int least = 0;
        for (int i = 1; i < values.length; i++) {
            least = values[i] < values[least] ? i : least;
        }
        return least;
    }

    private static int most(double[] values) {
        int most = 0;
        for (int i = 1; i < values.length; i++) {
            most = values[i] > values[most] || Double.isNaN(values[most]) ? i : most;
        }
        return most;
    }

    private static double rootMeanSquare(double[] values) {
        return Math.sqrt(Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .map(value -> value * value)
                .average()
                .orElse(Double.NaN));
    }
}
