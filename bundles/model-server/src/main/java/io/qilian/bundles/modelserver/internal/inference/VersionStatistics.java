package io.qilian.bundles.modelserver.internal.inference;

import io.qilian.bundles.modellibrary.api.ServedResult;
import io.qilian.bundles.modelserver.internal.protocol.Verdict;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts and durations of one version since the start. Thread-safe. */
public final class VersionStatistics {

    /** How many requests, and how long all of them took. */
    public record Total(long count, long ns) {

        static final Total NONE = new Total(0, 0);

        Total plus(long moreNs) {
            return new Total(count + 1, ns + moreNs);
        }
    }

    /** What is measured of each request. */
    public enum Part {
        /** From the door to the answer, of those that succeeded. */
        SUCCESS,
        /** The same of those that failed. */
        FAIL,
        /** Waiting for a place. */
        QUEUE,
        /** Bringing inputs into memory. */
        COMPUTE_INPUT,
        /** The run. */
        COMPUTE_INFER,
        /** Taking outputs out. */
        COMPUTE_OUTPUT
    }

    /** Upper bounds of the histogram's classes, in microseconds. */
    static final long[] BOUNDS_US = {
        50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 10_000_000
    };

    private final String name;
    private final String version;
    private final Map<Part, Total> totals = new EnumMap<>(Part.class);
    private final Map<Integer, Map<Part, Total>> batches = new TreeMap<>();
    private final Map<Verdict, Long> failures = new EnumMap<>(Verdict.class);
    private final long[] classes = new long[BOUNDS_US.length + 1];
    private long inferences;
    private long executions;
    private long lastInferenceMs;

    VersionStatistics(String name, String version) {
        this.name = name;
        this.version = version;
        for (Part part : Part.values()) {
            totals.put(part, Total.NONE);
        }
    }

    synchronized void succeeded(int batch, long totalNs, ServedResult.Times times, long outputNs) {
        add(totals, Part.SUCCESS, totalNs);
        add(totals, Part.QUEUE, times.queueNs());
        inferences += batch;
        lastInferenceMs = System.currentTimeMillis();
        // Batches are bounded by what a card may allow, and so is this map.
        addParts(totals, times, outputNs);
        if (times.runRows() > 0) {
            executions++;
            addParts(batches.computeIfAbsent(times.runRows(), unknown -> new EnumMap<>(Part.class)), times, outputNs);
        }
        int place = 0;
        while (place < BOUNDS_US.length && totalNs > 1000 * BOUNDS_US[place]) {
            place++;
        }
        classes[place]++;
    }

    private static void addParts(Map<Part, Total> where, ServedResult.Times times, long outputNs) {
        add(where, Part.COMPUTE_INPUT, times.inputNs());
        add(where, Part.COMPUTE_INFER, times.runNs());
        add(where, Part.COMPUTE_OUTPUT, outputNs);
    }

    synchronized void failed(long totalNs, RuntimeException failure) {
        add(totals, Part.FAIL, totalNs);
        failures.merge(Verdict.of(failure), 1L, Long::sum);
    }

    private static void add(Map<Part, Total> where, Part part, long ns) {
        where.merge(part, Total.NONE.plus(ns), (before, one) -> before.plus(one.ns()));
    }

    /** Name of the model. */
    public String name() {
        return name;
    }

    /** The version. */
    public String version() {
        return version;
    }

    /** The total of a part. */
    public synchronized Total total(Part part) {
        return totals.get(part);
    }

    /** The totals of the compute parts by size of batch. */
    public synchronized Map<Integer, Map<Part, Total>> batches() {
        Map<Integer, Map<Part, Total>> copy = new TreeMap<>();
        batches.forEach((size, parts) -> copy.put(size, new EnumMap<>(parts)));
        return copy;
    }

    /** Failures by what the client was told. */
    public synchronized Map<Verdict, Long> failures() {
        return new EnumMap<>(failures);
    }

    /** Successful requests by class of duration, not cumulated; the last class has no upper bound. */
    synchronized long[] classes() {
        return classes.clone();
    }

    /** Inferences: each element of a batch counts. */
    public synchronized long inferences() {
        return inferences;
    }

    /** Runs of the model. */
    public synchronized long executions() {
        return executions;
    }

    /** When the last request succeeded, in milliseconds since the epoch; 0 if none did. */
    public synchronized long lastInferenceMs() {
        return lastInferenceMs;
    }
}
