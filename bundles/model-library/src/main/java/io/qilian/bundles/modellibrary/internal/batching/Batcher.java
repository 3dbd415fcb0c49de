package io.qilian.bundles.modellibrary.internal.batching;

import io.qilian.bundles.modellibrary.internal.batching.BatchCall.State;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets calls that come together share runs, see {@link BatchQueue} for which. There are no threads of its own: the thread
 * of a call that is due waits for a processor, so that meanwhile others can join, and runs those that are there then; the
 * others wait for it. When a shared run fails, each of its calls runs once more alone, so that one bad input fails its own
 * call only. Thread-safe.
 *
 * @param <J> what a call brings
 * @param <R> its answer
 */
public final class Batcher<J, R> {

    /**
     * The bounds.
     *
     * @param rows most rows of a run, at least 2
     * @param delayUs how long a call waits for others at most, in microseconds
     * @param waiting most calls that wait
     */
    public record Bounds(int rows, long delayUs, int waiting) {}

    /**
     * Counts since the start.
     *
     * @param calls calls that ran
     * @param runs runs that they took, those after a failure included
     * @param failedRuns shared runs that failed, after which each call ran alone
     * @param full calls that were refused since too many waited
     */
    public record Figures(long calls, long runs, long failedRuns, long full) {}

    private final Bounds bounds;
    private final Processor processor;
    private final ReentrantLock lock = new ReentrantLock();
    private final BatchQueue<BatchCall<J, R>> queue;
    private final SharedRuns<J, R> runs;
    private boolean leading;
    private long full;

    /**
     * A batcher.
     *
     * @param bounds its bounds
     * @param processor what it runs on
     * @param runner runs calls together
     */
    public Batcher(Bounds bounds, Processor processor, Runner<J, R> runner) {
        this.bounds = bounds;
        this.processor = processor;
        RunTimes times = new RunTimes(bounds.rows());
        this.runs = new SharedRuns<>(lock, runner, times);
        this.queue = new BatchQueue<>(
                bounds.rows(), TimeUnit.MICROSECONDS.toNanos(bounds.delayUs()), bounds.waiting(), times);
    }

    /** The bounds. */
    public Bounds bounds() {
        return bounds;
    }

    /**
     * Waits, runs with others or for others, and answers.
     *
     * @param offer the call
     * @return its answer, whatever became of the calls that shared its run
     */
    public R call(Offer<J> offer) {
        BatchCall<J, R> call = new BatchCall<>(offer, lock.newCondition(), System.nanoTime());
        enter(call);
        try {
            watch(call);
            while (mustLead(call)) {
                lead(call);
                watch(call);
            }
            return outcome(call);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            giveUp(call);
            throw processor.stopped(e);
        } finally {
            offer.deadline().release();
        }
    }

    private void enter(BatchCall<J, R> call) {
        lock.lock();
        try {
            if (!queue.add(call)) {
                full++;
                throw processor.full(bounds.waiting());
            }
            wakeNext();
        } finally {
            lock.unlock();
        }
    }

    /** A caller that gives up ends the waiting at once, also that of others for a run that nobody needs now. */
    private void watch(BatchCall<J, R> call) {
        call.offer.deadline().whenCancelled(() -> {
            lock.lock();
            try {
                if (call.state == State.RUNNING) {
                    runs.leave(call);
                }
                call.turn.signal();
            } finally {
                lock.unlock();
            }
        });
    }

    /** Waits until the call is answered or given up, or until its thread is to run what waits: then true. */
    private boolean mustLead(BatchCall<J, R> call) throws InterruptedException {
        lock.lock();
        try {
            while (call.state == State.WAITING || call.state == State.RUNNING) {
                long remainingNs = call.offer.deadline().remainingNs();
                if (remainingNs == 0) {
                    giveUpLocked(call);
                    return false;
                }
                long nowNs = System.nanoTime();
                BatchCall<J, R> head = leading ? null : queue.head(nowNs).orElse(null);
                if (head == call) {
                    leading = true;
                    return true;
                }
                // What is left of the time is of no use: it is asked for anew in the next turn.
                long unused = call.turn.awaitNanos(waitNs(call, head, nowNs, remainingNs));
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** The call that has waited longest looks at the clock for all of them; the others wait to be woken. */
    private long waitNs(BatchCall<J, R> call, BatchCall<J, R> head, long nowNs, long remainingNs) {
        if (head != null) {
            head.turn.signal();
        } else if (!leading && queue.oldest().filter(call::equals).isPresent()) {
            return Math.min(remainingNs, queue.nextDueNs() - nowNs);
        }
        return remainingNs;
    }

    /** Wakes whoever is to run, or whoever is to look at the clock. */
    private void wakeNext() {
        if (!leading) {
            queue.head(System.nanoTime()).or(queue::oldest).ifPresent(next -> next.turn.signal());
        }
    }

    private void lead(BatchCall<J, R> call) {
        boolean entered = false;
        try {
            processor.enter(call.offer.deadline());
            entered = true;
            watch(call);
        } finally {
            if (!entered) {
                stopLeading(call);
            }
        }
        try {
            runs.run(take(call));
        } finally {
            processor.leave();
        }
    }

    private void stopLeading(BatchCall<J, R> call) {
        lock.lock();
        try {
            leading = false;
            giveUpLocked(call);
            wakeNext();
        } finally {
            lock.unlock();
        }
    }

    private List<BatchCall<J, R>> take(BatchCall<J, R> first) {
        lock.lock();
        try {
            leading = false;
            if (first.offer.deadline().remainingNs() == 0) {
                giveUpLocked(first);
                wakeNext();
                return List.of();
            }
            List<BatchCall<J, R>> batch = queue.take(first, System.nanoTime());
            runs.begin(batch);
            wakeNext();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void giveUp(BatchCall<J, R> call) {
        lock.lock();
        try {
            giveUpLocked(call);
            wakeNext();
        } finally {
            lock.unlock();
        }
    }

    private void giveUpLocked(BatchCall<J, R> call) {
        switch (call.state) {
            case WAITING -> {
                queue.remove(call);
                call.state = State.GIVEN_UP;
                wakeNext();
            }
            case RUNNING -> runs.leave(call);
            case DONE -> runs.discard(call);
            case GIVEN_UP -> {
                // Once is enough.
            }
        }
    }

    private R outcome(BatchCall<J, R> call) {
        lock.lock();
        try {
            if (call.state == State.GIVEN_UP) {
                throw processor.ended(call.offer.deadline());
            }
            if (call.failure != null) {
                throw call.failure;
            }
            return call.answer;
        } finally {
            lock.unlock();
        }
    }

    /** What was counted. */
    public Figures figures() {
        lock.lock();
        try {
            return runs.figures(full);
        } finally {
            lock.unlock();
        }
    }
}
