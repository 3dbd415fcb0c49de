package io.qilian.assembly.democlip.space;

import io.qilian.kernel.api.geometry.Point;
import java.util.Optional;

/**
 * The map between the world and one picture size. Picture coordinates are continuous: the upper left corner of the
 * picture is (0, 0), the middle of its first pixel (0.5, 0.5). Immutable.
 */
public final class Projection {

    /** Nothing nearer than this is seen, in metres before the lens. */
    public static final double NEAR_METRES = 0.5;

    private final Camera camera;
    private final Vector position;
    private final Vector right;
    private final Vector down;
    private final Vector forward;
    private final double focalPixels;
    private final int width;
    private final int height;

    /** Sets up the map for a picture of this size, in pixels. */
    public Projection(Camera camera, int width, int height) {
        this.camera = camera;
        this.position = camera.position();
        this.width = width;
        this.height = height;
        double yaw = Math.toRadians(camera.yawDegrees());
        double pitch = Math.toRadians(camera.pitchDegrees());
        this.forward = new Vector(Math.sin(yaw) * Math.cos(pitch), Math.cos(yaw) * Math.cos(pitch), -Math.sin(pitch));
        this.right = new Vector(Math.cos(yaw), -Math.sin(yaw), 0);
        this.down = forward.cross(right);
        this.focalPixels = width / 2.0 / Math.tan(Math.toRadians(camera.fieldOfViewDegrees()) / 2);
    }

    /** The same view in a picture with that many times more pixels across and down. */
    public Projection finer(int factor) {
        return new Projection(camera, width * factor, height * factor);
    }

    /** A point of the world in the frame of the camera: x to the right, y down, z forward, in metres. */
    public Vector view(Vector world) {
        Vector ray = world.minus(position);
        return new Vector(ray.dot(right), ray.dot(down), ray.dot(forward));
    }

    /** Where a point of the world appears, in pixels, perhaps beside the picture; empty if it is not before the lens. */
    public Optional<Point> picture(Vector world) {
        Vector view = view(world);
        if (view.z() < NEAR_METRES) {
            return Optional.empty();
        }
        return Optional.of(new Point(
                width / 2.0 + focalPixels * view.x() / view.z(), height / 2.0 + focalPixels * view.y() / view.z()));
    }

    /** Unit direction, in the world, of the ray through a point of the picture. */
    public Vector ray(double pictureX, double pictureY) {
        double across = (pictureX - width / 2.0) / focalPixels;
        double below = (pictureY - height / 2.0) / focalPixels;
        return forward.plus(right.times(across)).plus(down.times(below)).unit();
    }

    /** The ground, in metres, that a point of the picture shows; empty above the horizon. */
    public Optional<Point> ground(Point picture) {
        Vector ray = ray(picture.x(), picture.y());
        if (ray.z() > -1e-9) {
            return Optional.empty();
        }
        double distance = position.z() / -ray.z();
        return Optional.of(new Point(position.x() + ray.x() * distance, position.y() + ray.y() * distance));
    }

    /** Where the lens is. */
    public Vector position() {
        return position;
    }

    /** Unit vector in the world along the rows of the picture. */
    public Vector right() {
        return right;
    }

    /** Unit vector in the world down the columns of the picture. */
    public Vector down() {
        return down;
    }

    /** Unit vector in the world along the line of sight. */
    public Vector forward() {
        return forward;
    }

    /** Focal length in pixels. */
    public double focalPixels() {
        return focalPixels;
    }

    /** Width of the picture in pixels. */
    public int width() {
        return width;
    }

    /** Height of the picture in pixels. */
    public int height() {
        return height;
    }
}
