package io.qilian.kernel.scenes.internal.run;

import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.scenes.api.ScenePicture;
import io.qilian.kernel.scenes.api.pipeline.SceneInbox;
import io.qilian.kernel.scenes.internal.run.SceneQueue.Began;
import io.qilian.kernel.scenes.internal.run.SceneQueue.Ended;
import io.qilian.kernel.scenes.internal.run.SceneQueue.Item;
import io.qilian.kernel.scenes.internal.run.SceneQueue.Measured;
import io.qilian.kernel.scenes.internal.run.SceneQueue.Seen;
import java.time.Duration;
import java.util.List;
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
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Optional<RuntimeException>> opened = new CompletableFuture<>();
    private final Thread thread;
    private final long madeNanos = System.nanoTime();
    private volatile Optional<SceneFailure> failing = Optional.empty();
    private long nextTickNanos;
    private long nextViewNanos;
    private boolean sawFrame;

    /**
     * A scene that is not yet at work.
     *
     * @param setup what it is made of; its models are closed when the work is over
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
     * @throws ProblemException if the scenario refuses its settings, or the database does not answer
     * @throws SceneFailure if the scenario fails
     */
    public void start() {
        thread.start();
        try {
            opened.get(longestCall().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            checkBudget();
            Problem silent = SceneProblems.storeSilent(setup.scene(), "what open told waits for it");
            opened.complete(Optional.of(new ProblemException(silent, e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            opened.complete(Optional.of(new ProblemException(SceneProblems.interrupted(setup.scene()), e)));
        } catch (ExecutionException e) {
            throw new IllegalStateException("is never completed exceptionally", e);
        }
        Optional<RuntimeException> refusal = opened.join();
        if (refusal.isPresent()) {
            end();
            throw refusal.get();
        }
    }

    private Duration longestCall() {
        return setup.timeBudget().plusSeconds(1);
    }

    private void work() {
        try {
            calls.openWithMemory();
            opened.complete(Optional.empty());
            nextTickNanos = System.nanoTime() + TICK_NANOS;
            while (!queue.closed()) {
                step();
            }
            calls.close();
        } catch (HandlerFailed e) {
            over(e);
        } catch (RuntimeException | Error e) {
            quarantine(SceneFailure.threw(setup.scene(), "what the platform does for it", e));
        } finally {
            counters.forgetPicture();
            setup.models().close();
        }
    }

    /** The handler is closed before its failure is told, so that no other handler of the scene runs at the same time. */
    private void over(HandlerFailed end) {
        SceneFailure failure = SceneFailure.threw(setup.scene(), end.method(), end.getCause());
        if (end.getCause() instanceof ProblemException refusal) {
            opened.complete(Optional.of(SceneProblems.refusal(refusal)));
        }
        boolean neverOpened = opened.isDone() && opened.join().isPresent();
        failing = Optional.of(failure);
        calls.closeAfterFailure();
        if (!neverOpened) {
            quarantine(failure);
        }
    }

    private void step() {
        long wait = calls.ticking() ? Math.max(0, nextTickNanos - System.nanoTime()) : TICK_NANOS;
        Optional<Item> next = queue.take(wait);
        if (next.isPresent() && next.get() instanceof Began began) {
            calls.began(began);
        } else if (next.isPresent() && next.get() instanceof Ended ended) {
            calls.ended(ended);
        } else if (next.isPresent() && next.get() instanceof Measured measured) {
            try {
                calls.measured(measured.reading());
            } finally {
                measured.release();
            }
        } else if (next.isPresent() && next.get() instanceof Seen seen) {
            try {
                calls.seen(seen);
                logFirstFrame();
            } finally {
                seen.release();
            }
        }
        if (calls.ticking() && System.nanoTime() - nextTickNanos >= 0) {
            nextTickNanos = System.nanoTime() + TICK_NANOS;
            calls.tick(setup.clock().instant());
        }
        if (System.nanoTime() - nextViewNanos >= 0) {
            nextViewNanos = System.nanoTime() + VIEW_INTERVAL_NANOS;
            calls.view();
        }
    }

    private void logFirstFrame() {
        if (!sawFrame) {
            sawFrame = true;
            long waitedMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - madeNanos);
            log.info("Scene {} saw its first frame {} ms after its start", setup.scene(), waitedMs);
        }
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
    }

    private void quarantine(SceneFailure failure) {
        if (failed.compareAndSet(false, true)) {
            end();
            if (!opened.complete(Optional.of(failure))) {
                setup.onFailure().accept(failure);
            }
        }
    }

    /** Looks whether a call takes too long, and if so puts the scene into quarantine. */
    public void checkBudget() {
        if (!failed.get()) {
            call.checkAgainst(
                    setup.timeBudget(),
                    stall -> quarantine(failing.map(failure -> failure.neverClosed(stall))
                            .orElseGet(() -> SceneFailure.stalled(setup, stall))));
        }
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
     * Whether the thread is in the vendor's code.
     *
     * @return true until the call comes back
     */
    public boolean inCall() {
        return thread.isAlive() && call.underWay();
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
        drop(queue.putMark(new Began(feed, run)));
    }

    @Override
    public void offer(String use, Observation seen, Frame frame, Runnable done) {
        drop(queue.put(new Seen(use, seen, frame.retain(), done)));
    }

    @Override
    public void offer(Reading reading, Runnable done) {
        drop(queue.put(new Measured(reading, done)));
    }

    @Override
    public void ended(String feed, FeedRun run, Optional<Problem> problem) {
        drop(queue.putMark(new Ended(feed, run)));
    }

    private void drop(List<Item> losing) {
        counters.dropped(losing.size());
        SceneQueue.release(losing);
    }

    /** Lets the work end, without waiting for it. */
    public void end() {
        SceneQueue.release(queue.close());
    }

    /**
     * Ends the work: the handler is closed on its thread, and what it told is stored. The first call waits for that, as
     * long as one call may take.
     */
    @Override
    public void close() {
        end();
        if (failed.get() || closing.getAndSet(true)) {
            return;
        }
        try {
            thread.join(longestCall().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            log.error(
                    "Scene {} did not end within {} ms",
                    setup.scene(),
                    longestCall().toMillis());
        }
    }
}
