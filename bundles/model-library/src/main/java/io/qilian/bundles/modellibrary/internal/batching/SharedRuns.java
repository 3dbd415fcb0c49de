package io.qilian.bundles.modellibrary.internal.batching;

import io.qilian.bundles.modellibrary.api.CallDeadline;
import io.qilian.bundles.modellibrary.internal.batching.BatchCall.State;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Runs the calls that a batcher has put together, and brings each its own answer. Its batcher's lock guards it. */
final class SharedRuns<J, R> {

    private final ReentrantLock lock;
    private final Runner<J, R> runner;
    private final RunTimes times;
    private long calls;
    private long runs;
    private long failedRuns;

    SharedRuns(ReentrantLock lock, Runner<J, R> runner, RunTimes times) {
        this.lock = lock;
        this.runner = runner;
        this.times = times;
    }

    /** Under the lock: these calls run now. */
    void begin(List<BatchCall<J, R>> batch) {
        SharedRun run = new SharedRun(batch);
        for (BatchCall<J, R> call : batch) {
            call.state = State.RUNNING;
            call.run = run;
        }
        calls += batch.size();
    }

    /** Not under the lock: runs the calls; each is answered when this returns. */
    void run(List<BatchCall<J, R>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        CallDeadline deadline = batch.get(0).run.deadline();
        try {
            runOnce(batch, deadline);
        } catch (RuntimeException e) {
            if (batch.size() == 1 || deadline.remainingNs() == 0) {
                batch.forEach(call -> answer(call, null, e));
            } else {
                batch.forEach(this::runAlone);
            }
        } finally {
            // An error of the runtime must not leave others waiting for an answer that will not come.
            batch.forEach(call -> answer(call, null, new IllegalStateException("the shared run has ended early")));
        }
    }

    private void runOnce(List<BatchCall<J, R>> batch, CallDeadline deadline) {
        long beganNs = System.nanoTime();
        List<R> answers = null;
        try {
            answers = runner.run(batch.stream().map(call -> call.offer.job()).toList(), deadline);
        } finally {
            count(batch, answers != null, System.nanoTime() - beganNs);
        }
        for (int i = 0; i < batch.size(); i++) {
            answer(batch.get(i), answers.get(i), null);
        }
    }

    private void count(List<BatchCall<J, R>> batch, boolean succeeded, long ns) {
        lock.lock();
        try {
            runs++;
            if (succeeded) {
                times.add(batch.stream().mapToInt(BatchCall::rows).sum(), ns);
            } else if (batch.size() > 1) {
                failedRuns++;
            }
        } finally {
            lock.unlock();
        }
    }

    private void runAlone(BatchCall<J, R> call) {
        SharedRun alone;
        lock.lock();
        try {
            if (call.state != State.RUNNING) {
                return;
            }
            alone = new SharedRun(List.of(call));
            call.run = alone;
        } finally {
            lock.unlock();
        }
        try {
            runOnce(List.of(call), alone.deadline());
        } catch (RuntimeException e) {
            answer(call, null, e);
        }
    }

    private void answer(BatchCall<J, R> call, R answer, RuntimeException failure) {
        lock.lock();
        try {
            if (call.state == State.RUNNING) {
                call.answer = answer;
                call.failure = failure;
                call.state = State.DONE;
                call.turn.signal();
            } else if (answer != null) {
                runner.discard(answer);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock: nobody waits any longer for a call that runs; a run for which nobody waits is ended. */
    void leave(BatchCall<J, R> call) {
        call.state = State.GIVEN_UP;
        if (call.run.leave()) {
            call.run.deadline().cancel();
        }
    }

    /** Under the lock: nobody takes the answer of a call. */
    void discard(BatchCall<J, R> call) {
        call.state = State.GIVEN_UP;
        if (call.answer != null) {
            runner.discard(call.answer);
            call.answer = null;
        }
    }

    /** Under the lock: what was counted. */
    Batcher.Figures figures(long full) {
        return new Batcher.Figures(calls, runs, failedRuns, full);
    }
}
