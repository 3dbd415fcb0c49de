package io.qilian.assembly.democlip.space;

/**
 * A point or direction in space, in metres: x to the right of the road's start, y along the road, z upwards. In the
 * frame of a body, x points forward, y to its left and z upwards.
 *
 * @param x first coordinate
 * @param y second coordinate
 * @param z height
 */
public record Vector(double x, double y, double z) {

    /** Straight up. */
    public static final Vector UP = new Vector(0, 0, 1);

    /** Sum. */
    public Vector plus(Vector other) {
        return new Vector(x + other.x, y + other.y, z + other.z);
    }

    /** Difference. */
    public Vector minus(Vector other) {
        return new Vector(x - other.x, y - other.y, z - other.z);
    }

    /** Multiple. */
    public Vector times(double factor) {
        return new Vector(x * factor, y * factor, z * factor);
    }

    /** Scalar product. */
    public double dot(Vector other) {
        return x * other.x + y * other.y + z * other.z;
    }

    /** Vector product, right-handed. */
    public Vector cross(Vector other) {
        return new Vector(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    /** Euclidean length. */
    public double length() {
        return Math.sqrt(dot(this));
    }

    /** The same direction with length 1. */
    public Vector unit() {
        double length = length();
        return length < 1e-12 ? UP : times(1 / length);
    }
}
