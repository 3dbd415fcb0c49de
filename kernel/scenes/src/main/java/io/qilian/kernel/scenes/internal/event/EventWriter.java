package io.qilian.kernel.scenes.internal.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.api.event.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

/** Writes events as JSON. */
public final class EventWriter {

    private static final int LONGEST_PART = 1 << 20;

    /** Whatever it writes within the longest document it can read again. */
    static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(LONGEST_PART)
                    .maxNameLength(LONGEST_PART)
                    .build())
            .build();

    private EventWriter() {}

    /**
     * Writes an event.
     *
     * @param event the event
     * @return one line
     * @throws IllegalArgumentException if its attributes are nested too deeply, or a number is too large
     */
    public static String write(Event event) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("id", event.id());
            json.writeNumberField("revision", event.revision());
            json.writeStringField("type", event.type());
            json.writeStringField("phase", event.phase().name());
            json.writeStringField("scene", event.scene());
            json.writeStringField("scenario", event.scenario());
            json.writeStringField("feed", event.feed());
            json.writeStringField("run", event.run());
            json.writeStringField("key", event.key());
            json.writeStringField("startedAt", event.startedAt().toString());
            if (event.endedAt().isPresent()) {
                json.writeStringField("endedAt", event.endedAt().get().toString());
            }
            json.writeStringField("observedAt", event.observedAt().toString());
            json.writeStringField("emittedAt", event.emittedAt().toString());
            if (event.model().isPresent()) {
                json.writeStringField("model", event.model().get());
            }
            json.writeStringField("traceId", event.traceId());
            json.writeFieldName("attributes");
            write(json, event.attributes());
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalArgumentException("event: cannot be written as JSON: " + e.getMessage(), e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Map<String, Value> fields) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Value> field : fields.entrySet()) {
            json.writeFieldName(field.getKey());
            write(json, field.getValue());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Value value) throws IOException {
        if (value instanceof Value.Text text) {
            json.writeString(text.text());
        } else if (value instanceof Value.Decimal decimal) {
            json.writeNumber(decimal.number());
        } else if (value instanceof Value.Flag flag) {
            json.writeBoolean(flag.flag());
        } else if (value instanceof Value.Moment moment) {
            json.writeString(moment.instant().toString());
        } else if (value instanceof Value.Items list) {
            json.writeStartArray();
            for (Value item : list.items()) {
                write(json, item);
            }
            json.writeEndArray();
        } else if (value instanceof Value.Fields fields) {
            write(json, fields.fields());
        }
    }
}
