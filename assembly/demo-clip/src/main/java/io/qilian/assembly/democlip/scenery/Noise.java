package io.qilian.assembly.democlip.scenery;

/** Smooth random values over the plane, the same for the same seed. */
final class Noise {

    private final int seed;

    Noise(long seed) {
        this.seed = Long.hashCode(seed * 0x9E3779B97F4A7C15L);
    }

    /** A value between -1 and 1 that varies over about one unit. */
    double at(double x, double y) {
        double left = Math.floor(x);
        double low = Math.floor(y);
        double across = smooth(x - left);
        double up = smooth(y - low);
        int column = (int) left;
        int row = (int) low;
        double below = mix(corner(column, row), corner(column + 1, row), across);
        double above = mix(corner(column, row + 1), corner(column + 1, row + 1), across);
        return mix(below, above, up);
    }

    /** Several layers, each twice as fine and half as strong; between -2 and 2. */
    double layered(double x, double y, int layers) {
        double sum = 0;
        double strength = 1;
        double scale = 1;
        for (int layer = 0; layer < layers; layer++) {
            sum += strength * at(x * scale + 17.3 * layer, y * scale - 9.1 * layer);
            strength /= 2;
            scale *= 2;
        }
        return sum;
    }

    /** A value between -1 and 1 for one cell of the plane, unrelated to its neighbours. */
    double cell(int column, int row) {
        return corner(column, row);
    }

    private double corner(int column, int row) {
        int hash = seed + column * 0x27D4EB2D + row * 0x165667B1;
        hash = (hash ^ (hash >>> 15)) * 0x2C1B3C6D;
        hash = (hash ^ (hash >>> 12)) * 0x297A2D39;
        return (hash ^ (hash >>> 15)) / (double) (1L << 31);
    }

    private static double smooth(double share) {
        return share * share * (3 - 2 * share);
    }

    private static double mix(double start, double end, double share) {
        return start + (end - start) * share;
    }
}
