package io.qilian.kernel.api.event;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a scene handler tells the platform; the platform adds identity, origin and times and stores it as an
 * {@link Event}.
 *
 * @param type one of the event types that the scenario declares
 * @param key identity of the event within scene, run and type, such as {@code line-north/track-17}: all phases of
 *     one event have the same key, and the same key told again by a repeated run is the same event
 * @param phase where the event stands
 * @param feed the feed that it was found on
 * @param startedAt when it began, in capture time
 * @param endedAt when it ended, in capture time; present for {@link EventPhase#END}, and for a {@link EventPhase#NEW}
 *     event that took no time
 * @param attributes what else there is to say, by name
 */
public record EventDraft(
        String type,
        String key,
        EventPhase phase,
        String feed,
        Instant startedAt,
        Optional<Instant> endedAt,
        Map<String, Value> attributes) {

    /** Longest key. */
    public static final int MAXIMUM_KEY_LENGTH = 200;

    /** Most attributes of one event. */
    public static final int MAXIMUM_ATTRIBUTES = 64;

    /**
     * Checks the parts and copies the attributes.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if a bound is passed, or phase and end do not agree
     */
    public EventDraft {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(endedAt, "endedAt");
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        if (key.isBlank() || key.length() > MAXIMUM_KEY_LENGTH) {
            throw new IllegalArgumentException(
                    "key: expected 1 to " + MAXIMUM_KEY_LENGTH + " characters, got " + key.length());
        }
        if (attributes.size() > MAXIMUM_ATTRIBUTES) {
            throw new IllegalArgumentException(
                    "attributes: expected at most " + MAXIMUM_ATTRIBUTES + ", got " + attributes.size());
        }
        boolean endFits = phase == EventPhase.NEW || endedAt.isPresent() == (phase == EventPhase.END);
        if (!endFits) {
            throw new IllegalArgumentException("endedAt: expected with END and never with UPDATE, got phase " + phase
                    + (endedAt.isPresent() ? " with an end" : " without an end"));
        }
        endedAt.ifPresent(end -> {
            if (end.isBefore(startedAt)) {
                throw new IllegalArgumentException("endedAt: expected at or after " + startedAt + ", got " + end);
            }
        });
    }

    /**
     * An event that takes no time.
     *
     * @param type see {@link #type()}
     * @param key see {@link #key()}
     * @param feed see {@link #feed()}
     * @param at when it happened, in capture time
     * @param attributes see {@link #attributes()}
     * @return a {@link EventPhase#NEW} draft with its end
     */
    public static EventDraft instant(String type, String key, String feed, Instant at, Map<String, Value> attributes) {
        return new EventDraft(type, key, EventPhase.NEW, feed, at, Optional.of(at), attributes);
    }

    /**
     * The begin of an event that lasts.
     *
     * @param type see {@link #type()}
     * @param key see {@link #key()}
     * @param feed see {@link #feed()}
     * @param startedAt see {@link #startedAt()}
     * @param attributes see {@link #attributes()}
     * @return a {@link EventPhase#NEW} draft without end
     */
    public static EventDraft begin(
            String type, String key, String feed, Instant startedAt, Map<String, Value> attributes) {
        return new EventDraft(type, key, EventPhase.NEW, feed, startedAt, Optional.empty(), attributes);
    }

    /**
     * The same event later on.
     *
     * @param changed the attributes as they are now, all of them
     * @return an {@link EventPhase#UPDATE} draft
     */
    public EventDraft update(Map<String, Value> changed) {
        return new EventDraft(type, key, EventPhase.UPDATE, feed, startedAt, Optional.empty(), changed);
    }

    /**
     * The same event when it is over.
     *
     * @param at when it ended, in capture time
     * @param last the attributes as they are now, all of them
     * @return an {@link EventPhase#END} draft
     */
    public EventDraft end(Instant at, Map<String, Value> last) {
        return new EventDraft(type, key, EventPhase.END, feed, startedAt, Optional.of(at), last);
    }
}
