package io.qilian.bundles.vision.api.calibration;

import io.qilian.kernel.api.geometry.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A pinhole camera on a mast, of which the truth is known. It looks along the ground's y axis, tilted down; x is to the
 * right, y ahead, in metres from the foot of the mast. Frames have 1920 by 1080 pixels.
 */
final class Camera {

    static final int WIDTH = 1920;
    static final int HEIGHT = 1080;

    private final double height;
    private final double tilt;
    private final double focalLength;

    Camera(double heightMetres, double tiltDegrees, double focalLengthPixels) {
        this.height = heightMetres;
        this.tilt = Math.toRadians(tiltDegrees);
        this.focalLength = focalLengthPixels;
    }

    static Camera onMast() {
        return new Camera(7, 18, 1400);
    }

    /** Where a ground point is seen, in pixels. */
    Point see(double x, double y) {
        double depth = y * Math.cos(tilt) + height * Math.sin(tilt);
        double below = height * Math.cos(tilt) - y * Math.sin(tilt);
        return new Point(WIDTH / 2.0 + focalLength * x / depth, HEIGHT / 2.0 + focalLength * below / depth);
    }

    /** Row of the picture in which the horizon lies. */
    double horizon() {
        return HEIGHT / 2.0 - focalLength * Math.tan(tilt);
    }

    /** Pairs of points as a person would pick them, who errs by so many pixels. */
    List<PointPair> pairs(double noisePixels, Random random, double... grounds) {
        List<PointPair> pairs = new ArrayList<>();
        for (int i = 0; i < grounds.length; i += 2) {
            Point seen = see(grounds[i], grounds[i + 1]);
            Point picked = new Point(
                    seen.x() + noisePixels * random.nextGaussian(), seen.y() + noisePixels * random.nextGaussian());
            pairs.add(new PointPair(picked.scaled(1.0 / WIDTH, 1.0 / HEIGHT), new Point(grounds[i], grounds[i + 1])));
        }
        return pairs;
    }
}
