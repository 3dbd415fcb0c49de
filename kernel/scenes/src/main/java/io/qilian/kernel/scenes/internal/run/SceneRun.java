package io.qilian.kernel.scenes.internal.run;

import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.scenario.SceneHandler;
import io.qilian.kernel.api.scenario.SceneView;
import io.qilian.kernel.scenes.api.ScenePicture;
import io.qilian.kernel.scenes.api.pipeline.SceneInbox;
import io.qilian.kernel.scenes.internal.event.SceneCommit;
import io.qilian.kernel.scenes.internal.run.SceneQueue.Began;
import io.qilian.kernel.scenes.internal.run.SceneQueue.Ended;
import io.qilian.kernel.scenes.internal.run.SceneQueue.Item;
import io.qilian.kernel.scenes.internal.run.SceneQueue.Seen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scene at work: one thread that calls the vendor's handler and stores what each call tells before the next. A call
 * that throws or stalls ends the work; nothing of that call is stored.
 */
public final class SceneRun implements SceneInbox, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SceneRun.class);
    private static final long TICK_NANOS = 1_000_000_000L;
    private static final long VIEW_INTERVAL_NANOS = 200_000_000L;
    private static final long STORE_RETRY_NANOS = 1_000_000_000L;
    private static final int LAST_ATTEMPTS = 3;

    private final SceneSetup setup;
    private final SceneQueue queue = new SceneQueue();
    private final SceneClock clock;
    private final SceneMemory memory;
    private final SceneNumbers numbers;
    private final SceneCounters counters = new SceneCounters();
    private final GuardedCall call = new GuardedCall();
    private final AtomicBoolean failed = new AtomicBoolean();
    private final Set<String> feedsSeen = new HashSet<>();
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final Thread thread;
    private EventDrafts drafts;
    private PlannedObservations plan;
    private RunningContext context;
    private SceneHandler handler;
    private boolean forgetting;
    private boolean rememberedAtOpening;
    private long nextTickNanos;
    private long nextViewNanos;

    /**
     * A scene that is not yet at work.
     *
     * @param setup what it is made of
     */
    public SceneRun(SceneSetup setup) {
        this.setup = setup;
        this.clock = new SceneClock(setup.clock());
        this.memory = new SceneMemory(setup.scene());
        this.numbers = new SceneNumbers(setup.scene());
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
            memory.load(setup.store().state(setup.scene()));
            openHandler();
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
            closeHandler();
        } catch (InterruptedException e) {
            // The watch has given this thread up.
        } catch (RuntimeException | Error e) {
            fail("a call", e);
        } finally {
            counters.forgetPicture();
            setup.models().close();
        }
    }

    private void openHandler() {
        drafts = new EventDrafts(setup.scene(), setup.descriptor(), clock);
        plan = new PlannedObservations(setup.scene(), setup.descriptor().models(), setup.trackers());
        context = new RunningContext(setup, clock, drafts, memory, numbers);
        rememberedAtOpening = memory.remembers();
        call.begin("open");
        try {
            handler = setup.scenario().open(context);
        } finally {
            call.end();
        }
        commit();
    }

    private void closeHandler() throws InterruptedException {
        drafts.noOrigin();
        guarded("close", handler::close);
    }

    private void step() throws InterruptedException {
        long wait = clock.replaying() ? TICK_NANOS : Math.max(0, nextTickNanos - System.nanoTime());
        Optional<Item> next = queue.take(wait);
        if (next.isPresent() && next.get() instanceof Began began) {
            begin(began);
        } else if (next.isPresent() && next.get() instanceof Ended ended) {
            drafts.noOrigin();
            guarded("onRunEnded", () -> handler.onRunEnded(ended.feed(), ended.run()));
        } else if (next.isPresent() && next.get() instanceof Seen seen) {
            try {
                handle(seen);
            } finally {
                seen.release();
            }
        }
        if (!clock.replaying() && System.nanoTime() - nextTickNanos >= 0) {
            nextTickNanos = System.nanoTime() + TICK_NANOS;
            tick(setup.clock().instant());
        }
        showView();
    }

    /** A replay must find the scene as it was the first time: with a new handler that remembers nothing. */
    private void begin(Began began) throws InterruptedException {
        boolean fresh = feedsSeen.add(began.feed()) && !rememberedAtOpening;
        if (began.run().replayed() && !fresh) {
            closeHandler();
            feedsSeen.clear();
            feedsSeen.add(began.feed());
            clock.restart();
            memory.load(Map.of());
            forgetting = true;
            openHandler();
        }
        drafts.began(began.feed(), began.run());
        drafts.noOrigin();
        guarded("onRunBegan", () -> handler.onRunBegan(began.feed(), began.run()));
    }

    private void handle(Seen seen) throws InterruptedException {
        Observation raw = seen.observation();
        if (raw.run().replayed()) {
            clock.advance(raw.capturedAt(), this::tickUnchecked);
        }
        drafts.began(raw.feed(), raw.run());
        Optional<String> version = Optional.of(raw.model().toString());
        drafts.origin(raw.capturedAt(), version, raw.traceId());
        context.frame(Optional.of(seen.frame()));
        try {
            Observation answer = plan.answer(seen.use(), raw);
            guarded("onObservation", () -> handler.onObservation(answer));
            counters.seen(answer, seen.frame());
        } finally {
            context.frame(Optional.empty());
        }
        counters.handled(raw, setup.clock().instant());
    }

    private void tickUnchecked(Instant now) {
        try {
            tick(now);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick(Instant now) throws InterruptedException {
        drafts.noOrigin();
        guarded("onTick", () -> handler.onTick(now));
    }

    private void showView() {
        if (System.nanoTime() - nextViewNanos < 0) {
            return;
        }
        nextViewNanos = System.nanoTime() + VIEW_INTERVAL_NANOS;
        call.begin("view");
        try {
            SceneView view = handler.view();
            counters.view(view);
        } finally {
            call.end();
        }
    }

    private void guarded(String method, Runnable vendor) throws InterruptedException {
        call.begin(method);
        try {
            vendor.run();
        } catch (RuntimeException | Error e) {
            drafts.discard();
            memory.discard();
            fail(method, e);
            throw new InterruptedException();
        } finally {
            call.end();
        }
        if (failed.get()) {
            // Too late: the watch has put the scene into quarantine while the call was running.
            throw new InterruptedException();
        }
        commit();
    }

    /** Waits for the store rather than lose what was told; the handler's time budget does not run meanwhile. */
    private void commit() {
        SceneCommit commit = new SceneCommit(setup.scene(), drafts.take(), memory.changes(), forgetting);
        if (commit.empty()) {
            return;
        }
        boolean told = false;
        for (int attemptsAfterEnd = 0; attemptsAfterEnd <= LAST_ATTEMPTS; ) {
            try {
                counters.stored(setup.store().commit(commit).size());
                memory.committed();
                forgetting = false;
                return;
            } catch (RuntimeException e) {
                if (!told) {
                    log.error("Scene {} waits: its events cannot be stored", setup.scene(), e);
                    told = true;
                }
            }
            attemptsAfterEnd += queue.closed() ? 1 : 0;
            LockSupport.parkNanos(this, STORE_RETRY_NANOS);
        }
        log.error(
                "Scene {} ended with {} events that could not be stored",
                setup.scene(),
                commit.events().size());
    }

    private void fail(String method, Throwable thrown) {
        StringWriter stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack));
        quarantine(SceneProblems.threw(setup.scene(), method, thrown), stack.toString());
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
