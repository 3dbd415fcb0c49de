package io.qilian.kernel.scenes.internal.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.api.event.EventPhase;
import io.qilian.kernel.api.event.Value;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads events from JSON. A moment among the attributes comes back as a text, which JSON cannot tell from it. */
public final class EventReader {

    private static final String REVISION = "revision";
    private static final String ATTRIBUTES = "attributes";
    private static final Set<String> OPTIONAL_TEXTS = Set.of("endedAt", "model");
    private static final Set<String> TEXTS = Set.of(
            "id",
            "type",
            "phase",
            "scene",
            "scenario",
            "feed",
            "run",
            "key",
            "startedAt",
            "observedAt",
            "emittedAt",
            "traceId");

    private final Map<String, String> texts = new HashMap<>();
    private Optional<Integer> revision = Optional.empty();
    private Optional<Map<String, Value>> attributes = Optional.empty();

    private EventReader() {}

    /**
     * Reads an event.
     *
     * @param json one line
     * @return the event
     * @throws IllegalArgumentException if it is not an event
     */
    public static Event read(String json) {
        EventReader reader = new EventReader();
        try (JsonParser parser = EventWriter.JSON.createParser(json)) {
            require(parser.nextToken() == JsonToken.START_OBJECT, "an object");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                reader.readKey(parser);
            }
            require(parser.nextToken() == null, "nothing after the object");
            return reader.event();
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException("event: " + e.getMessage() + ", in " + json, e);
        }
    }

    private void readKey(JsonParser parser) throws IOException {
        String key = parser.currentName();
        JsonToken token = parser.nextToken();
        if (key.equals(ATTRIBUTES)) {
            require(token == JsonToken.START_OBJECT, "an object as " + key);
            attributes = Optional.of(fields(parser));
        } else if (key.equals(REVISION)) {
            require(token == JsonToken.VALUE_NUMBER_INT, "a whole number as " + key);
            revision = Optional.of(parser.getIntValue());
        } else {
            require(TEXTS.contains(key) || OPTIONAL_TEXTS.contains(key), "no key " + key);
            require(token == JsonToken.VALUE_STRING, "a text as " + key);
            texts.put(key, parser.getText());
        }
    }

    private Event event() {
        for (String key : TEXTS) {
            require(texts.containsKey(key), "the key " + key);
        }
        require(revision.isPresent(), "the key " + REVISION);
        require(attributes.isPresent(), "the key " + ATTRIBUTES);
        return new Event(
                texts.get("id"),
                revision.get(),
                texts.get("type"),
                EventPhase.valueOf(texts.get("phase")),
                texts.get("scene"),
                texts.get("scenario"),
                texts.get("feed"),
                texts.get("run"),
                texts.get("key"),
                Instant.parse(texts.get("startedAt")),
                Optional.ofNullable(texts.get("endedAt")).map(Instant::parse),
                Instant.parse(texts.get("observedAt")),
                Instant.parse(texts.get("emittedAt")),
                Optional.ofNullable(texts.get("model")),
                attributes.get(),
                texts.get("traceId"));
    }

    private static Map<String, Value> fields(JsonParser parser) throws IOException {
        Map<String, Value> fields = new TreeMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return fields;
    }

    private static Value value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> Value.of(fields(parser));
            case START_ARRAY -> {
                List<Value> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser));
                }
                yield Value.of(items);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Decimal(parser.getDecimalValue());
            case VALUE_TRUE -> Value.of(true);
            case VALUE_FALSE -> Value.of(false);
            case VALUE_STRING -> Value.of(parser.getText());
            default -> throw new IllegalArgumentException("expected a value, got " + parser.getText());
        };
    }

    private static void require(boolean fits, String expected) {
        if (!fits) {
            throw new IllegalArgumentException("expected " + expected);
        }
    }
}
