package io.qilian.bundles.modellibrary.internal.batching;

import io.qilian.bundles.modellibrary.api.CallDeadline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Doubles numbers, on a bounded number of processors; a negative one fails the whole run. */
final class DoublingRunner implements Runner<Long, Long>, Processor {

    /** What a call is told. */
    static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refusal(String message) {
            super(message);
        }
    }

    final AtomicInteger answered = new AtomicInteger();
    final AtomicInteger discarded = new AtomicInteger();
    final AtomicInteger largest = new AtomicInteger();
    final AtomicInteger atOnce = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    final CountDownLatch entering = new CountDownLatch(1);
    final CountDownLatch begun = new CountDownLatch(1);
    volatile CountDownLatch held = new CountDownLatch(0);
    volatile CallDeadline latest = CallDeadline.in(Duration.ZERO);

    private final Semaphore places;

    DoublingRunner(int places) {
        this.places = new Semaphore(places);
    }

    @Override
    public List<Long> run(List<Long> jobs, CallDeadline deadline) {
        latest = deadline;
        begun.countDown();
        try {
            if (!held.await(20, TimeUnit.SECONDS)) {
                throw new Refusal("held too long");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        largest.accumulateAndGet(jobs.size(), Math::max);
        if (jobs.stream().anyMatch(job -> job < 0)) {
            throw new Refusal("negative");
        }
        answered.addAndGet(jobs.size());
        return jobs.stream().map(job -> 2 * job).toList();
    }

    @Override
    public void discard(Long answer) {
        discarded.incrementAndGet();
    }

    @Override
    public void enter(CallDeadline deadline) {
        entering.countDown();
        try {
            if (!places.tryAcquire(deadline.remainingNs(), TimeUnit.NANOSECONDS)) {
                throw ended(deadline);
            }
        } catch (InterruptedException e) {
            throw stopped(e);
        }
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    }

    @Override
    public void leave() {
        atOnce.decrementAndGet();
        places.release();
    }

    @Override
    public RuntimeException full(int mostWaiting) {
        return new Refusal("full");
    }

    @Override
    public RuntimeException ended(CallDeadline deadline) {
        return new Refusal(deadline.cancelled() ? "cancelled" : "late");
    }

    @Override
    public RuntimeException stopped(InterruptedException e) {
        return new Refusal("stopped");
    }
}
