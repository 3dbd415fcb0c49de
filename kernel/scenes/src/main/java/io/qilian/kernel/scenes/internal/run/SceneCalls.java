package io.qilian.kernel.scenes.internal.run;

import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.scenario.SceneHandler;
import io.qilian.kernel.api.scenario.SceneView;
import io.qilian.kernel.scenes.internal.event.SceneCommit;
import io.qilian.kernel.scenes.internal.run.SceneQueue.Began;
import io.qilian.kernel.scenes.internal.run.SceneQueue.Ended;
import io.qilian.kernel.scenes.internal.run.SceneQueue.Seen;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls of a vendor's handler, one after the other, on the thread of its scene. What a call told is stored before
 * the next one is made. After a call that failed they throw {@link InterruptedException}, and the scene is over.
 */
final class SceneCalls {

    /** Whom the calls are part of. */
    interface Owner {

        /** Whether the scene has been put into quarantine. */
        boolean failed();

        /** Whether the scene is being closed. */
        boolean ending();

        /** Puts the scene into quarantine. */
        void fail(String method, Throwable thrown);
    }

    private static final Logger log = LoggerFactory.getLogger(SceneCalls.class);
    private static final long STORE_RETRY_NANOS = 1_000_000_000L;
    private static final int LAST_ATTEMPTS = 3;

    private final SceneSetup setup;
    private final SceneNumbers numbers;
    private final SceneCounters counters;
    private final GuardedCall call;
    private final Owner owner;
    private final SceneClock clock;
    private final SceneMemory memory;
    private final Set<String> feedsSeen = new HashSet<>();
    private EventDrafts drafts;
    private PlannedObservations plan;
    private RunningContext context;
    private SceneHandler handler;
    private boolean forgetting;
    private boolean rememberedAtOpening;

    SceneCalls(SceneSetup setup, SceneNumbers numbers, SceneCounters counters, GuardedCall call, Owner owner) {
        this.setup = setup;
        this.numbers = numbers;
        this.counters = counters;
        this.call = call;
        this.owner = owner;
        this.clock = new SceneClock(setup.clock());
        this.memory = new SceneMemory(setup.scene());
    }

    boolean replaying() {
        return clock.replaying();
    }

    /** Opens the handler with what the scene remembers from before. */
    void openWithMemory() {
        memory.load(setup.store().state(setup.scene()));
        open();
    }

    private void open() {
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

    /** Closes the handler, and stores what it told last. */
    void close() throws InterruptedException {
        drafts.noOrigin();
        guarded("close", handler::close);
    }

    /** A replay must find the scene as it was the first time: with a new handler that remembers nothing. */
    void began(Began began) throws InterruptedException {
        boolean fresh = feedsSeen.add(began.feed()) && !rememberedAtOpening;
        if (began.run().replayed() && !fresh) {
            close();
            feedsSeen.clear();
            feedsSeen.add(began.feed());
            clock.restart();
            memory.load(Map.of());
            forgetting = true;
            open();
        }
        drafts.began(began.feed(), began.run());
        drafts.noOrigin();
        guarded("onRunBegan", () -> handler.onRunBegan(began.feed(), began.run()));
    }

    void ended(Ended ended) throws InterruptedException {
        drafts.noOrigin();
        guarded("onRunEnded", () -> handler.onRunEnded(ended.feed(), ended.run()));
    }

    void seen(Seen seen) throws InterruptedException {
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

    void tick(Instant now) throws InterruptedException {
        drafts.noOrigin();
        guarded("onTick", () -> handler.onTick(now));
    }

    /** Asks the handler what it shows. */
    void view() {
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
            owner.fail(method, e);
            throw new InterruptedException();
        } finally {
            call.end();
        }
        if (owner.failed()) {
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
            attemptsAfterEnd += owner.ending() ? 1 : 0;
            LockSupport.parkNanos(this, STORE_RETRY_NANOS);
        }
        log.error(
                "Scene {} ended with {} events that could not be stored",
                setup.scene(),
                commit.events().size());
    }
}
