package io.qilian.bundles.modellibrary.internal.benchmark;

import java.util.Arrays;

/** The latencies of one caller in one slice of time, and when it began and ended. There is room for {@link #MOST}. */
final class Latencies {

    /** Most latencies of one caller in a slice; the slice ends when they are used up. */
    static final int MOST = 200_000;

    private final long beganNs;
    private long endedNs;
    private long[] latencyNs = new long[256];
    private int size;

    Latencies(long beganNs) {
        this.beganNs = beganNs;
        this.endedNs = beganNs;
    }

    void add(long startNs, long endNs) {
        if (size == latencyNs.length) {
            latencyNs = Arrays.copyOf(latencyNs, Math.min(MOST, 2 * size));
        }
        latencyNs[size++] = endNs - startNs;
        endedNs = endNs;
    }

    boolean full() {
        return size == MOST;
    }

    long beganNs() {
        return beganNs;
    }

    long endedNs() {
        return endedNs;
    }

    int size() {
        return size;
    }

    long[] sample() {
        return Arrays.copyOf(latencyNs, size);
    }
}
