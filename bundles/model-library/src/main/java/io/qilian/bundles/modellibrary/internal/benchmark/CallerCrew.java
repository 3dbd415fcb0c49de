package io.qilian.bundles.modellibrary.internal.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * The threads of one benchmark: a bounded number of callers, and a timer for the deadlines of their calls. All have the
 * lowest priority, which Linux heeds only if the Java runtime is started with {@code -XX:ThreadPriorityPolicy=1}.
 */
final class CallerCrew implements AutoCloseable {

    private final ExecutorService callers;
    private final ScheduledThreadPoolExecutor timer;
    private final AtomicInteger number = new AtomicInteger();
    private final CallerLoop loop;
    private volatile boolean stopped;

    CallerCrew(int most, LongSupplier nanos) {
        this.callers = Executors.newFixedThreadPool(
                most, task -> thread(task, "qilian-benchmark-" + number.getAndIncrement()));
        this.timer = new ScheduledThreadPoolExecutor(1, task -> thread(task, "qilian-benchmark-deadline"));
        this.timer.setRemoveOnCancelPolicy(true);
        this.loop = new CallerLoop(nanos, () -> stopped);
    }

    // Whoever measures steps back behind the scenes as far as the system lets it, and relies on nothing of that.
    @SuppressWarnings("ThreadPriorityCheck")
    private static Thread thread(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    /**
     * Lets each workload be called by a thread of its own for a time.
     *
     * @throws InterruptedException if the waiting thread is interrupted; all calls have ended then
     * @throws RuntimeException what a workload has thrown; all calls have ended then
     */
    List<Latencies> run(List<Workload> workloads, long durationNs) throws InterruptedException {
        List<Future<Latencies>> running = new ArrayList<>();
        for (Workload workload : workloads) {
            running.add(callers.submit(() -> measure(workload, durationNs)));
        }
        List<Latencies> slice = new ArrayList<>();
        InterruptedException interrupt = null;
        RuntimeException failure = null;
        for (Future<Latencies> one : running) {
            boolean waiting = true;
            while (waiting) {
                try {
                    slice.add(one.get());
                    waiting = false;
                } catch (ExecutionException e) {
                    failure = failure == null ? unchecked(e) : failure;
                    waiting = false;
                } catch (InterruptedException e) {
                    // The callers must be out of their calls before anybody frees the buffers.
                    interrupt = e;
                    stopped = true;
                    workloads.forEach(Workload::cancel);
                }
            }
        }
        if (interrupt != null) {
            throw interrupt;
        }
        if (failure != null) {
            throw failure;
        }
        return slice;
    }

    private Latencies measure(Workload workload, long durationNs) {
        return loop.run(workload, durationNs);
    }

    private static RuntimeException unchecked(ExecutionException e) {
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }

    @Override
    public void close() {
        stopped = true;
        callers.shutdownNow();
        timer.shutdownNow();
    }
}
