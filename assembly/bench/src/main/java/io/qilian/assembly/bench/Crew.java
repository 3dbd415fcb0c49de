package io.qilian.assembly.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** As many workers as there are cores, each with its own piece of work done over and over. */
final class Crew {

    static final int CORES = Runtime.getRuntime().availableProcessors();

    private Crew() {}

    /** One piece of work. */
    interface Work extends AutoCloseable {

        /** Does it once. */
        void once();

        @Override
        default void close() {}
    }

    /** How often a second all workers together do it: the median of the rounds, after one that does not count. */
    static double rate(Arguments arguments, Supplier<Work> work) {
        return rate(arguments, CORES, work);
    }

    static double rate(Arguments arguments, int workers, Supplier<Work> work) {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        List<Work> works = new ArrayList<>();
        try {
            for (int worker = 0; worker < workers; worker++) {
                works.add(work.get());
            }
            round(pool, works, arguments.secondsARound());
            double[] rates = new double[arguments.rounds()];
            for (int round = 0; round < rates.length; round++) {
                rates[round] = round(pool, works, arguments.secondsARound());
            }
            return Statistics.median(rates);
        } finally {
            pool.shutdownNow();
            works.forEach(Work::close);
        }
    }

    private static double round(ExecutorService pool, List<Work> works, double seconds) {
        long began = System.nanoTime();
        long end = began + (long) (seconds * 1e9);
        List<Callable<Long>> tasks = new ArrayList<>();
        for (Work work : works) {
            tasks.add(() -> {
                long times = 0;
                while (System.nanoTime() < end) {
                    work.once();
                    times++;
                }
                return times;
            });
        }
        try {
            long times = 0;
            for (Future<Long> result : pool.invokeAll(tasks)) {
                times += result.get();
            }
            return times / ((System.nanoTime() - began) / 1e9);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a worker failed", e);
        }
    }
}
