package io.qilian.assembly.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Workers, each with its own piece of work that it does over and over in a round. */
final class Crew implements AutoCloseable {

    static final int CORES = Runtime.getRuntime().availableProcessors();

    private final ExecutorService pool;
    private final List<Work> works = new ArrayList<>();

    /** One piece of work. */
    interface Work extends AutoCloseable {

        /** Does it once. */
        void once();

        @Override
        default void close() {}
    }

    /** As many workers as there are cores. */
    Crew(Supplier<Work> work) {
        this(CORES, work);
    }

    Crew(int workers, Supplier<Work> work) {
        pool = Executors.newFixedThreadPool(workers);
        for (int worker = 0; worker < workers; worker++) {
            works.add(work.get());
        }
    }

    /** How often a second all workers together do their work, over some seconds. */
    double round(double seconds) {
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

    @Override
    public void close() {
        pool.shutdownNow();
        works.forEach(Work::close);
    }
}
