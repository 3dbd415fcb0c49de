package io.qilian.bundles.modellibrary.internal.analysis;

import io.qilian.bundles.modellibrary.internal.processor.ProcessorBudget;
import io.qilian.bundles.modellibrary.internal.processor.Use;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that run lanes, one for each place of the budget, in which they wait for a place beside all others who run
 * models. They take lanes in turn: a lane that has been served goes to the end of the queue, so that the one that has
 * waited longest is next. A lane stands in the queue at most once, which bounds the queue by the number of lanes.
 */
public final class ProcessorPool implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ProcessorPool.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final BlockingQueue<Runnable> turns = new LinkedBlockingQueue<>(2 * FrameLanes.MAXIMUM_LANES);
    private final ProcessorBudget budget;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger unfinished = new AtomicInteger();
    private volatile boolean stopped;

    /**
     * Starts the threads.
     *
     * @param budget the places on which models run
     */
    public ProcessorPool(ProcessorBudget budget) {
        this.budget = budget;
        for (int i = 0; i < budget.places(); i++) {
            Thread thread = new Thread(this::work, "qilian-inference-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    int size() {
        return threads.size();
    }

    /**
     * Whether all threads have nothing to do.
     *
     * @return true if no lane is served and none waits
     */
    public boolean idle() {
        return unfinished.get() == 0;
    }

    /** Waits for a place; false if the pool is being stopped and there is none. */
    boolean enter() {
        try {
            budget.enter(Use.SCENES);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Takes a place that is free and for which nobody waits. */
    boolean enterIfFree() {
        return budget.enterIfFree(Use.SCENES);
    }

    void leave() {
        budget.leave(Use.SCENES);
    }

    void queue(Runnable turn) {
        unfinished.incrementAndGet();
        turns.add(turn);
    }

    private void work() {
        while (!stopped) {
            try {
                serve(turns.take());
            } catch (InterruptedException e) {
                // Stopping: the loop ends.
            } catch (RuntimeException | Error e) {
                // A defect in one lane must not end the thread that serves the others.
                log.error("A lane failed", e);
            }
        }
    }

    private void serve(Runnable turn) {
        try {
            turn.run();
        } finally {
            unfinished.decrementAndGet();
        }
    }

    @Override
    public void close() {
        stopped = true;
        threads.forEach(Thread::interrupt);
        long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
        for (Thread thread : threads) {
            try {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
