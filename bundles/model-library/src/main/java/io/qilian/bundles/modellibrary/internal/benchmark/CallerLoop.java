package io.qilian.bundles.modellibrary.internal.benchmark;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Calls a workload again and again, and takes the time of each call. */
record CallerLoop(LongSupplier nanos, BooleanSupplier stopped) {

    /** At least one call, and then as long as the time lasts and nobody stops it. */
    Latencies run(Workload workload, long durationNs) {
        long now = nanos.getAsLong();
        Latencies latencies = new Latencies(now);
        long began = now;
        do {
            long start = now;
            workload.call();
            now = nanos.getAsLong();
            latencies.add(start, now);
        } while (now - began < durationNs && !stopped.getAsBoolean() && !latencies.full());
        return latencies;
    }
}
