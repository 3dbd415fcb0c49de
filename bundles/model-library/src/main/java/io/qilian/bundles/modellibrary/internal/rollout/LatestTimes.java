package io.qilian.bundles.modellibrary.internal.rollout;

import java.util.Arrays;

/** The times of the latest runs, the oldest giving way. Guarded by its owner. */
final class LatestTimes {

    /** Runs that are remembered. */
    static final int CAPACITY = 1024;

    private final long[] times = new long[CAPACITY];
    private long count;

    void add(long timeNs) {
        times[(int) (count % CAPACITY)] = timeNs;
        count++;
    }

    /**
     * A percentile by the nearest rank: the least time that is not exceeded in that share of the runs.
     *
     * @param share above 0 to 1
     * @return milliseconds; 0 without a run
     */
    double percentileMs(double share) {
        int size = (int) Math.min(count, CAPACITY);
        if (size == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(times, size);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(share * size);
        return sorted[rank - 1] / 1e6;
    }
}
