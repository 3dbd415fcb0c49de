package io.qilian.kernel.scenes.internal.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.api.event.EventPhase;
import io.qilian.kernel.api.event.Value;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads events from JSON. A moment among the attributes comes back as a text, which JSON cannot tell from it. */
public final class EventReader {

    private EventReader() {}

    /**
     * Reads an event.
     *
     * @param json one line
     * @return the event
     */
    public static Event read(String json) {
        Map<String, String> texts = new HashMap<>();
        Map<String, Value> attributes = Map.of();
        try (JsonParser parser = EventWriter.JSON.createParser(json)) {
            require(parser.nextToken() == JsonToken.START_OBJECT, json);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("attributes")) {
                    attributes = fields(parser);
                } else {
                    texts.put(name, parser.getText());
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("event: expected JSON, got " + json, e);
        }
        require(texts.size() >= 13, json);
        return event(texts, attributes);
    }

    private static Event event(Map<String, String> texts, Map<String, Value> attributes) {
        return new Event(
                texts.get("id"),
                Integer.parseInt(texts.get("revision")),
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
                attributes,
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
            default -> Value.of(parser.getText());
        };
    }

    private static void require(boolean fits, String json) {
        if (!fits) {
            throw new IllegalArgumentException("event: expected an object with all keys, got " + json);
        }
    }
}
