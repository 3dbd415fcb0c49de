package io.qilian.bundles.rest.internal;

import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.api.event.EventPhase;
import io.qilian.kernel.api.event.Value;
import io.qilian.kernel.scenes.api.EventLog;
import io.qilian.kernel.scenes.api.EventQuery;
import io.qilian.kernel.scenes.api.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** An event log in memory. */
final class StoredEvents implements EventLog {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    final AtomicInteger lookups = new AtomicInteger();

    /** Thrown by the next look-up. */
    volatile RuntimeException fault;

    private final List<StoredEvent> records = new ArrayList<>();
    private final List<Consumer<StoredEvent>> followers = new CopyOnWriteArrayList<>();

    /** Stores an event; its place in the log is one after the last. */
    StoredEvent store(String scene, String type, String text) {
        StoredEvent stored;
        synchronized (records) {
            stored = new StoredEvent(records.size() + 1L, event(records.size() + 1L, scene, type, text));
            records.add(stored);
        }
        followers.forEach(follower -> follower.accept(stored));
        return stored;
    }

    StoredEvent store(String scene) {
        return store(scene, "traffic.crossing", "northbound");
    }

    int followers() {
        return followers.size();
    }

    @Override
    public List<StoredEvent> find(EventQuery query) {
        lookups.incrementAndGet();
        if (fault != null) {
            throw fault;
        }
        synchronized (records) {
            List<StoredEvent> found = records.stream()
                    .filter(stored -> stored.sequence() > query.after())
                    .filter(stored -> query.scene().stream()
                            .allMatch(scene -> scene.equals(stored.event().scene())))
                    .filter(stored -> query.type().stream()
                            .allMatch(type -> type.equals(stored.event().type())))
                    .toList();
            int surplus = Math.max(0, found.size() - query.limit());
            return query.latest() ? found.subList(surplus, found.size()) : found.subList(0, found.size() - surplus);
        }
    }

    @Override
    public AutoCloseable follow(Consumer<StoredEvent> listener) {
        followers.add(listener);
        return () -> followers.remove(listener);
    }

    private static Event event(long number, String scene, String type, String text) {
        return new Event(
                "%032x".formatted(number),
                0,
                type,
                EventPhase.NEW,
                scene,
                "traffic:1.0.0",
                "gate",
                "00000000000000aa",
                "track-" + number,
                NOON,
                Optional.empty(),
                NOON,
                NOON,
                Optional.empty(),
                Map.of("line", Value.of(text)),
                "0".repeat(32));
    }
}
