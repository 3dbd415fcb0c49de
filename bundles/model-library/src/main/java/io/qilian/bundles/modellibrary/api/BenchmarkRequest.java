package io.qilian.bundles.modellibrary.api;

import java.util.List;

/**
 * What a benchmark measures: each batch size with each number of callers, and more threads a run for one caller.
 *
 * @param cellSeconds how long each cell is measured, {@value #LEAST_SECONDS} to {@value #MOST_SECONDS} s
 * @param batches items in a run, 1 to {@value #MOST_BATCH}; empty for 1, 2, 4 and 8, or what the model fixes
 * @param callers how many call the one session at once, 1 to the number of processors; empty for 1, half the processors
 *     and all of them, or for 1 while lanes are open
 * @param intraOpThreads threads that one run uses, besides 1, up to the number of processors; empty for all processors. With
 *     more than 1 only the runtime alone is measured, with one caller, since the library runs on 1
 */
public record BenchmarkRequest(
        double cellSeconds, List<Integer> batches, List<Integer> callers, List<Integer> intraOpThreads) {

    /** Shortest cell in seconds. */
    public static final double LEAST_SECONDS = 0.1;

    /** Longest cell in seconds. */
    public static final double MOST_SECONDS = 60;

    /** Largest batch. */
    public static final int MOST_BATCH = 256;

    /** Most numbers in a list. */
    public static final int MOST_NUMBERS = 16;

    /**
     * Checks the bounds, and orders the numbers.
     *
     * @throws IllegalArgumentException if a number is out of its bounds, or a list is too long
     */
    public BenchmarkRequest {
        if (!(cellSeconds >= LEAST_SECONDS && cellSeconds <= MOST_SECONDS)) {
            throw new IllegalArgumentException(
                    "seconds: expected " + LEAST_SECONDS + " to " + MOST_SECONDS + ", got " + cellSeconds);
        }
        batches = ordered("batches", batches, MOST_BATCH);
        callers = ordered("threads", callers, Integer.MAX_VALUE);
        intraOpThreads = ordered("intra-op", intraOpThreads, Integer.MAX_VALUE);
    }

    private static List<Integer> ordered(String name, List<Integer> numbers, int most) {
        if (numbers.size() > MOST_NUMBERS) {
            throw new IllegalArgumentException(
                    name + ": expected at most " + MOST_NUMBERS + " numbers, got " + numbers.size());
        }
        for (int number : numbers) {
            if (number < 1 || number > most) {
                throw new IllegalArgumentException(name + ": expected 1 to " + most + ", got " + number);
            }
        }
        return numbers.stream().distinct().sorted().toList();
    }
}
