package io.qilian.kernel.scenes.internal.run;

import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.scenes.api.ScenePicture;
import io.qilian.kernel.scenes.api.pipeline.SceneInbox;
import io.qilian.kernel.scenes.internal.run.SceneQueue.Began;
import io.qilian.kernel.scenes.internal.run.SceneQueue.Ended;
import io.qilian.kernel.scenes.internal.run.SceneQueue.Item;
import io.qilian.kernel.scenes.internal.run.SceneQueue.Seen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scene at work: one thread that takes what comes for the scene and makes the calls of the vendor's handler. A call
 * that throws or stalls ends the work; nothing of that call is stored.
 */
public final class SceneRun implements SceneInbox, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SceneRun.class);
    private static final long TICK_NANOS = 1_000_000_000L;
    private static final long VIEW_INTERVAL_NANOS = 200_000_000L;

    private final SceneSetup setup;
    private final SceneQueue queue = new SceneQueue();
    private final SceneNumbers numbers;
    private final SceneCounters counters = new SceneCounters();
    private final GuardedCall call = new GuardedCall();
    private final SceneCalls calls;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final Thread thread;
    private long nextTickNanos;
    private long nextViewNanos;

    /**
     * A scene that is not yet at work.
     *
     * @param setup what it is made of
     */
    public SceneRun(SceneSetup setup) {
        this.setup = setup;
        this.numbers = new SceneNumbers(setup.scene());
        this.calls = new SceneCalls(setup, numbers, counters, call, new Owner());
        this.thread = new Thread(this::work, "qilian-scene-" + setup.scene());
        this.thread.setDaemon(true);
    }

    /**
     * Opens the handler.
     *
     * @throws ProblemException if the scenario refuses its settings, or fails
     */
    public void start() {
        thread.start();
        try {
            opened.get(setup.timeBudget().toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw new ProblemException(SceneProblems.threw(setup.scene(), "open", e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw new ProblemException(SceneProblems.stalled(setup.scene(), "open", setup.timeBudget()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(SceneProblems.stalled(setup.scene(), "open", setup.timeBudget()), e);
        }
    }

    private void work() {
        try {
            calls.openWithMemory();
            opened.complete(null);
        } catch (RuntimeException | Error e) {
            opened.completeExceptionally(e);
            return;
        }
        nextTickNanos = System.nanoTime() + TICK_NANOS;
        try {
            while (!queue.closed()) {
                step();
            }
            calls.close();
        } catch (InterruptedException e) {
            // The watch has given this thread up.
        } catch (RuntimeException | Error e) {
            fail("a call", e);
        } finally {
            counters.forgetPicture();
            setup.models().close();
        }
    }

    private void step() throws InterruptedException {
        long wait = calls.replaying() ? TICK_NANOS : Math.max(0, nextTickNanos - System.nanoTime());
        Optional<Item> next = queue.take(wait);
        if (next.isPresent() && next.get() instanceof Began began) {
            calls.began(began);
        } else if (next.isPresent() && next.get() instanceof Ended ended) {
            calls.ended(ended);
        } else if (next.isPresent() && next.get() instanceof Seen seen) {
            try {
                calls.seen(seen);
            } finally {
                seen.release();
            }
        }
        if (!calls.replaying() && System.nanoTime() - nextTickNanos >= 0) {
            nextTickNanos = System.nanoTime() + TICK_NANOS;
            calls.tick(setup.clock().instant());
        }
        if (System.nanoTime() - nextViewNanos >= 0) {
            nextViewNanos = System.nanoTime() + VIEW_INTERVAL_NANOS;
            calls.view();
        }
    }

    private void fail(String method, Throwable thrown) {
        StringWriter stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack));
        quarantine(SceneProblems.threw(setup.scene(), method, thrown), stack.toString());
    }

    /** What the calls ask of the run that they are part of. */
    private final class Owner implements SceneCalls.Owner {

        @Override
        public boolean failed() {
            return failed.get();
        }

        @Override
        public boolean ending() {
            return queue.closed();
        }

        @Override
        public void fail(String method, Throwable thrown) {
            SceneRun.this.fail(method, thrown);
        }
    }

    private void quarantine(Problem problem, String stack) {
        if (failed.compareAndSet(false, true)) {
            queue.close().forEach(Seen::release);
            setup.onFailure().accept(problem, stack);
        }
    }

    /**
     * Looks whether a call takes too long, and if so puts the scene into quarantine.
     *
     * @return true if its thread hangs in the vendor's code from now on
     */
    public boolean checkBudget() {
        if (failed.get()) {
            return false;
        }
        GuardedCall.Stall stall = call.checkAgainst(setup.timeBudget());
        if (stall == null) {
            return false;
        }
        quarantine(SceneProblems.stalled(setup.scene(), stall.method(), setup.timeBudget()), stall.stack());
        return true;
    }

    /**
     * Whether the thread is still there.
     *
     * @return false once it has ended
     */
    public boolean alive() {
        return thread.isAlive();
    }

    /**
     * What the scene has done.
     *
     * @return the figures now
     */
    public SceneFigures figures() {
        return counters.figures();
    }

    /**
     * The picture that was handled last.
     *
     * @return the picture, closed by the caller
     */
    public Optional<ScenePicture> picture() {
        return counters.picture();
    }

    /**
     * The scene's own numbers.
     *
     * @return numbers by name
     */
    public Map<String, Double> metrics() {
        return numbers.values();
    }

    @Override
    public void began(String feed, FeedRun run) {
        queue.putMark(new Began(feed, run));
    }

    @Override
    public void offer(String use, Observation seen, Frame frame, Runnable done) {
        queue.put(new Seen(use, seen, frame.retain(), done)).ifPresent(losing -> {
            counters.dropped();
            losing.release();
        });
    }

    @Override
    public void ended(String feed, FeedRun run, Optional<Problem> problem) {
        queue.putMark(new Ended(feed, run));
    }

    /** Ends the work: the handler is closed on its thread, and what it told is stored. Waits for the time budget. */
    @Override
    public void close() {
        queue.close().forEach(Seen::release);
        if (failed.get()) {
            return;
        }
        Duration longest = setup.timeBudget().plusSeconds(1);
        try {
            thread.join(longest.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            log.error("Scene {} did not end within {} ms", setup.scene(), longest.toMillis());
        }
    }
}
