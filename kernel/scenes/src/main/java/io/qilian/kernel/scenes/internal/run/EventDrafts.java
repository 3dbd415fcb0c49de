package io.qilian.kernel.scenes.internal.run;

import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.api.event.EventDraft;
import io.qilian.kernel.api.event.EventPhase;
import io.qilian.kernel.api.event.EventSink;
import io.qilian.kernel.api.event.EventType;
import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.scenario.ScenarioDescriptor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Collects what one call of a handler tells, and gives it identity, origin and times. Used on the scene's thread. */
final class EventDrafts implements EventSink {

    private static final int MAXIMUM_PER_CALL = 1_000;
    private static final int MAXIMUM_OPEN = 10_000;
    private static final String NO_RUN = "0".repeat(16);
    private static final String NO_TRACE = "0".repeat(32);

    private final String scene;
    private final String scenario;
    private final Set<String> types;
    private final InstantSource clock;
    private final Map<String, FeedRun> runs = new HashMap<>();
    private final Map<String, Integer> revisions = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > MAXIMUM_OPEN;
        }
    };
    private final Set<String> continued = new HashSet<>();
    private final List<Event> told = new ArrayList<>();
    private Optional<Instant> observedAt = Optional.empty();
    private Optional<String> model = Optional.empty();
    private String traceId = NO_TRACE;

    EventDrafts(String scene, ScenarioDescriptor descriptor, InstantSource clock) {
        this.scene = scene;
        this.scenario = descriptor.name() + ":" + descriptor.version();
        this.types = descriptor.eventTypes().stream().map(EventType::name).collect(Collectors.toSet());
        this.clock = clock;
    }

    void began(String feed, FeedRun run) {
        runs.put(feed, run);
    }

    /** What is told from now on comes of this. */
    void origin(Instant capturedAt, Optional<String> version, String trace) {
        observedAt = Optional.of(capturedAt);
        model = version;
        traceId = trace;
    }

    /** What is told from now on comes of the passing of time. */
    void noOrigin() {
        observedAt = Optional.empty();
    }

    @Override
    public void emit(EventDraft draft) {
        if (!types.contains(draft.type())) {
            throw SceneProblems.undeclared(scene, "an event type", types.toString(), draft.type());
        }
        if (told.size() == MAXIMUM_PER_CALL) {
            throw SceneProblems.bound(
                    scene, "One call tells too much", "at most " + MAXIMUM_PER_CALL + " findings", "more");
        }
        FeedRun run = runs.get(draft.feed());
        String runId = run == null ? NO_RUN : run.id();
        String id = identity(scene, runId, draft.type(), draft.key());
        told.add(new Event(
                id,
                revision(id, draft.phase(), run),
                draft.type(),
                draft.phase(),
                scene,
                scenario,
                draft.feed(),
                runId,
                draft.key(),
                draft.startedAt(),
                draft.endedAt(),
                observedAt.orElseGet(clock::instant),
                clock.instant(),
                model,
                draft.attributes(),
                traceId));
    }

    private int revision(String id, EventPhase phase, FeedRun run) {
        if (phase == EventPhase.NEW) {
            revisions.put(id, 0);
            return 0;
        }
        boolean replayed = run != null && run.replayed();
        if (!replayed && !revisions.containsKey(id)) {
            continued.add(id);
        }
        int next = revisions.getOrDefault(id, 0) + 1;
        if (phase == EventPhase.END) {
            revisions.remove(id);
        } else {
            revisions.put(id, next);
        }
        return next;
    }

    int size() {
        return told.size();
    }

    /**
     * What was told. An event of a live feed that a scene goes on with after a restart is counted on from what is stored
     * of it; a replay counts from the begin each time.
     */
    List<Event> numbered(ToIntFunction<String> lastRevision) {
        Map<String, Integer> shifts = new HashMap<>();
        for (String id : continued) {
            shifts.put(id, lastRevision.applyAsInt(id));
        }
        continued.clear();
        told.replaceAll(event -> shifted(event, shifts.getOrDefault(event.id(), 0)));
        shifts.forEach((id, by) -> revisions.computeIfPresent(id, (same, last) -> last + by));
        return List.copyOf(told);
    }

    private static Event shifted(Event event, int by) {
        if (by == 0 || event.phase() == EventPhase.NEW) {
            return event;
        }
        return new Event(
                event.id(),
                event.revision() + by,
                event.type(),
                event.phase(),
                event.scene(),
                event.scenario(),
                event.feed(),
                event.run(),
                event.key(),
                event.startedAt(),
                event.endedAt(),
                event.observedAt(),
                event.emittedAt(),
                event.model(),
                event.attributes(),
                event.traceId());
    }

    void discard() {
        told.clear();
        continued.clear();
    }

    private static String identity(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
