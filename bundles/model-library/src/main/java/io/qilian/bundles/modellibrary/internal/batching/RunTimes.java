package io.qilian.bundles.modellibrary.internal.batching;

/**
 * How long runs take, by their rows: an exponentially weighted moving average, in which the latest run counts a fifth. Not
 * thread-safe.
 */
final class RunTimes {

    private static final double WEIGHT = 0.2;

    private final double[] averageNs;

    RunTimes(int mostRows) {
        averageNs = new double[mostRows + 1];
    }

    void add(int rows, long ns) {
        double before = averageNs[rows];
        averageNs[rows] = before == 0 ? ns : before + WEIGHT * (ns - before);
    }

    /**
     * What a run will take: as it was with these rows; with others, from the nearest below in proportion, else as the
     * nearest above; 0 while nothing is known.
     */
    long predictedNs(int rows) {
        int wanted = Math.min(rows, averageNs.length - 1);
        for (int known = wanted; known > 0; known--) {
            if (averageNs[known] > 0) {
                return (long) (averageNs[known] * wanted / known);
            }
        }
        for (int known = wanted + 1; known < averageNs.length; known++) {
            if (averageNs[known] > 0) {
                return (long) averageNs[known];
            }
        }
        return 0;
    }
}
