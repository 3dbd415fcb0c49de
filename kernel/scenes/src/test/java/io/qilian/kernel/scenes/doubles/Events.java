package io.qilian.kernel.scenes.doubles;

import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.api.event.EventPhase;
import io.qilian.kernel.api.event.Value;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Records of events. */
public final class Events {

    /** When they were seen. */
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00.120Z");

    private Events() {}

    /** A record of scene {@code east-gate}. */
    public static Event event(int number) {
        return event("east-gate", TestScenario.CROSSING, number, Map.of());
    }

    /** A record; those of the same scene and number are the same. */
    public static Event event(String scene, String type, int number, Map<String, Value> attributes) {
        return new Event(
                String.format("%032x", 1000L * scene.hashCode() + number),
                0,
                type,
                EventPhase.NEW,
                scene,
                "test:1.0.0",
                "camera",
                "00000000000000aa",
                "car-" + number,
                NOON,
                Optional.of(NOON),
                NOON,
                NOON.plusMillis(80),
                Optional.of("road-objects:1.0.0"),
                attributes,
                "0".repeat(32));
    }
}
