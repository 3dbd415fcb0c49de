package io.qilian.kernel.scenes.internal.run;

import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.scenario.SceneHandler;
import io.qilian.kernel.scenes.internal.event.SceneCommit;
import io.qilian.kernel.scenes.internal.run.SceneQueue.Began;
import io.qilian.kernel.scenes.internal.run.SceneQueue.Ended;
import io.qilian.kernel.scenes.internal.run.SceneQueue.Seen;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls of a vendor's handler, one after the other, on the thread of its scene. What a call told is stored before
 * the next one is made. A call that fails throws {@link HandlerFailed}, and the scene is over.
 */
final class SceneCalls {

    /** Whom the calls are part of. */
    interface Owner {

        /** Whether the scene has been put into quarantine. */
        boolean failed();

        /** Whether the scene is being closed. */
        boolean ending();
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
    private Optional<SceneHandler> handler = Optional.empty();
    private boolean forgetting;
    private final TickStart tickStart = new TickStart(System::nanoTime);
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

    /** Whether the handler is told the time of day. */
    boolean ticking() {
        return !replaying() && tickStart.come();
    }

    /** Opens the handler with what the scene remembers from before. */
    void openWithMemory() {
        try {
            memory.load(setup.store().state(setup.scene()));
        } catch (RuntimeException e) {
            throw new HandlerFailed(
                    "open", new ProblemException(SceneProblems.storeSilent(setup.scene(), e.getMessage()), e));
        }
        open();
    }

    private void open() {
        drafts = new EventDrafts(setup.scene(), setup.descriptor(), clock);
        plan = new PlannedObservations(setup.scene(), setup.descriptor().models(), setup.trackers());
        context = new RunningContext(setup, clock, drafts, memory, numbers);
        rememberedAtOpening = memory.remembers();
        tickStart.opened(rememberedAtOpening);
        guarded("open", () -> {
            SceneHandler opened = setup.scenario().open(context);
            handler = Optional.of(Objects.requireNonNull(opened, "open gave no handler"));
        });
    }

    /** Closes the handler, and stores what it told last. */
    void close() {
        SceneHandler closing = handler.orElseThrow();
        handler = Optional.empty();
        drafts.noOrigin();
        guarded("close", closing::close);
    }

    /** Closes the handler if it is still open; a failure of that adds nothing to the one before. */
    void closeAfterFailure() {
        if (handler.isEmpty()) {
            return;
        }
        try {
            close();
        } catch (HandlerFailed e) {
            if (!owner.failed()) {
                log.warn("Scene {} could not be closed after its failure", setup.scene(), e.getCause());
            }
        }
    }

    /** A replay must find the scene as it was the first time: with a new handler that remembers nothing. */
    void began(Began began) {
        tickStart.began();
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
        call("onRunBegan", handler -> handler.onRunBegan(began.feed(), began.run()));
    }

    void ended(Ended ended) {
        drafts.noOrigin();
        call("onRunEnded", handler -> handler.onRunEnded(ended.feed(), ended.run()));
    }

    void seen(Seen seen) {
        Observation raw = seen.observation();
        if (raw.run().replayed()) {
            clock.advance(raw.capturedAt(), this::tick);
        }
        drafts.began(raw.feed(), raw.run());
        Optional<String> version = Optional.of(raw.model().toString());
        drafts.origin(raw.capturedAt(), version, raw.traceId());
        context.frame(Optional.of(seen.frame()));
        try {
            call("onObservation", handler -> {
                Observation answer = plan.answer(seen.use(), raw);
                handler.onObservation(answer);
                counters.seen(answer, seen.frame());
            });
        } finally {
            context.frame(Optional.empty());
        }
        counters.handled(raw, setup.clock().instant());
    }

    void measured(Reading reading) {
        tickStart.began();
        drafts.origin(reading.measuredAt(), Optional.empty(), reading.traceId());
        call("onReading", handler -> handler.onReading(reading));
        counters.handled(reading);
    }

    void tick(Instant now) {
        drafts.noOrigin();
        call("onTick", handler -> handler.onTick(now));
    }

    /** Asks the handler what it shows. */
    void view() {
        call("view", handler -> counters.view(Objects.requireNonNull(handler.view(), "view gave nothing")));
    }

    private void call(String method, Consumer<SceneHandler> vendor) {
        SceneHandler called = handler.orElseThrow();
        guarded(method, () -> vendor.accept(called));
    }

    private void guarded(String method, Runnable vendor) {
        call.begin(method);
        try {
            vendor.run();
        } catch (Throwable e) {
            // Whatever a scenario throws, also what Java would have it declare, is the failure of its scene only.
            discard();
            throw new HandlerFailed(method, e);
        } finally {
            call.end();
        }
        if (owner.failed()) {
            // Too late: the watch has put the scene into quarantine while the call was running.
            discard();
            throw new HandlerFailed(method, new CancellationException("came back too late"));
        }
        commit(method);
    }

    private void discard() {
        drafts.discard();
        memory.discard();
    }

    /** Waits for the store rather than lose what was told; the handler's time budget does not run meanwhile. */
    private void commit(String method) {
        boolean told = false;
        for (int attemptsAfterEnd = 0; attemptsAfterEnd <= LAST_ATTEMPTS; ) {
            // A vendor's code can leave an interrupt behind, and at one an embedded database closes its files for all.
            Thread.interrupted();
            try {
                store();
                return;
            } catch (IllegalArgumentException e) {
                discard();
                throw new HandlerFailed(method, e);
            } catch (RuntimeException e) {
                if (!told) {
                    log.error("Scene {} waits: its events cannot be stored", setup.scene(), e);
                    told = true;
                }
            }
            attemptsAfterEnd += owner.ending() ? 1 : 0;
            LockSupport.parkNanos(this, STORE_RETRY_NANOS);
        }
        log.error("Scene {} ends with {} events that could not be stored", setup.scene(), drafts.size());
    }

    private void store() {
        SceneCommit commit = new SceneCommit(
                setup.scene(), drafts.numbered(setup.store()::lastRevision), memory.changes(), forgetting);
        if (!commit.empty()) {
            counters.stored(setup.store().commit(commit).size());
            drafts.discard();
            memory.committed();
            forgetting = false;
        }
    }
}
