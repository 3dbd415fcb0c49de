package io.qilian.kernel.api.event;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One stored record of a scenario's finding. An event has one record for each phase told; {@code id} and
 * {@code revision} together are unique, and storing the same record again changes nothing.
 *
 * @param id identity of the event: 32 hexadecimal digits, derived from scene, run, type and key
 * @param revision 0 for {@link EventPhase#NEW}, then counting up
 * @param type the event type, declared by the scenario
 * @param phase where the event stands with this record
 * @param scene name of the scene
 * @param scenario name and version of the scenario, as {@code NAME:VERSION}
 * @param feed name of the feed
 * @param run id of the run of the feed
 * @param key the scenario's own identity of the event
 * @param startedAt when it began, in capture time
 * @param endedAt when it ended, in capture time; empty while it lasts
 * @param observedAt capture time of the frame or reading that led to this record
 * @param emittedAt when the handler told it, by the clock of the scene
 * @param model name and version of the model, as {@code NAME:VERSION}; empty if none had a part in it
 * @param attributes what else there is to say, by name
 * @param traceId correlates the record with the frame or reading that led to it
 */
public record Event(
        String id,
        int revision,
        String type,
        EventPhase phase,
        String scene,
        String scenario,
        String feed,
        String run,
        String key,
        Instant startedAt,
        Optional<Instant> endedAt,
        Instant observedAt,
        Instant emittedAt,
        Optional<String> model,
        Map<String, Value> attributes,
        String traceId) {

    /**
     * Checks that nothing is missing and copies the attributes.
     *
     * @throws NullPointerException if a part is null
     */
    public Event {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(scene, "scene");
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(endedAt, "endedAt");
        Objects.requireNonNull(observedAt, "observedAt");
        Objects.requireNonNull(emittedAt, "emittedAt");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(traceId, "traceId");
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }
}
