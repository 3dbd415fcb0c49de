package io.qilian.bundles.sensorroutes.internal.payload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.qilian.kernel.api.problem.ProblemException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the values at the root of a stream of JSON one after another; of a list at the root, its items one after another.
 * Depth, lengths and the number of values are bounded, and a name twice in an object is refused. For one thread.
 */
final class JsonReading implements AutoCloseable {

    static final int MAXIMUM_DEPTH = 64;
    static final int MAXIMUM_TEXT_LENGTH = 1 << 18;
    static final int MAXIMUM_NAME_LENGTH = 512;
    static final int MAXIMUM_NUMBER_LENGTH = 64;

    /** Names are not interned: they come from anybody. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAXIMUM_DEPTH)
                    .maxNumberLength(MAXIMUM_NUMBER_LENGTH)
                    .maxStringLength(MAXIMUM_TEXT_LENGTH)
                    .maxNameLength(MAXIMUM_NAME_LENGTH)
                    .build())
            .build();

    /** Takes the values at the root. */
    interface Roots {

        /** Takes a value. */
        void take(JsonValue value);
    }

    private final JsonParser parser;
    private int values;

    private JsonReading(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads a stream to its end.
     *
     * @param itemsOfList whether a list at the root is handed on item by item
     */
    static void read(InputStream payload, boolean itemsOfList, Roots roots) throws IOException {
        JsonParser parser;
        try {
            parser = FACTORY.createParser(payload);
        } catch (CharConversionException e) {
            throw charset();
        }
        try (JsonReading reading = new JsonReading(parser)) {
            reading.roots(itemsOfList, roots);
        }
    }

    /** Reads a document that is at hand as text: one value. */
    static JsonValue document(String text) {
        try (JsonReading reading = new JsonReading(FACTORY.createParser(text))) {
            JsonValue value = reading.next() == null ? null : reading.value();
            if (value == null || reading.next() != null) {
                throw PayloadProblems.syntax(
                        "JSON", "", value == null ? "there is nothing" : "there is more after its end");
            }
            return value;
        } catch (IOException e) {
            throw new IllegalStateException("memory does not break", e);
        }
    }

    private void roots(boolean itemsOfList, Roots roots) throws IOException {
        JsonToken token = next();
        while (token != null) {
            if (itemsOfList && token == JsonToken.START_ARRAY) {
                while (next() != JsonToken.END_ARRAY) {
                    root(roots);
                }
            } else {
                root(roots);
            }
            token = next();
        }
    }

    private void root(Roots roots) throws IOException {
        values = 0;
        roots.take(value());
    }

    private JsonToken next() throws IOException {
        try {
            return parser.nextToken();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private String text() throws IOException {
        try {
            return parser.getText();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** What the parser complains of is a matter of the payload; what the stream does is not. */
    private IOException refused(IOException failure) {
        if (failure instanceof StreamConstraintsException bound) {
            throw PayloadProblems.bounds(bound.getOriginalMessage());
        }
        if (failure instanceof JsonProcessingException syntax) {
            JsonLocation at = syntax.getLocation();
            String where = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw PayloadProblems.syntax("JSON", where, syntax.getOriginalMessage());
        }
        if (failure instanceof CharConversionException) {
            throw charset();
        }
        return failure;
    }

    private static ProblemException charset() {
        return PayloadProblems.syntax("JSON", "", "its text is in no charset that JSON allows");
    }

    /** The value that the current token begins. */
    private JsonValue value() throws IOException {
        values++;
        if (values > PayloadFormat.MAXIMUM_RECORD_CHARACTERS) {
            throw PayloadProblems.recordTooLong(PayloadFormat.MAXIMUM_RECORD_CHARACTERS);
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> list();
            case VALUE_STRING -> JsonValue.single(JsonValue.Kind.TEXT, text());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonValue.single(JsonValue.Kind.NUMBER, text());
            case VALUE_TRUE -> JsonValue.single(JsonValue.Kind.FLAG, "true");
            case VALUE_FALSE -> JsonValue.single(JsonValue.Kind.FLAG, "false");
            case VALUE_NULL -> JsonValue.NULL;
            default -> throw PayloadProblems.syntax("JSON", "", "there is no value");
        };
    }

    private JsonValue object() throws IOException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (next() != JsonToken.END_OBJECT) {
            String name = text();
            next();
            if (members.put(name, value()) != null) {
                throw PayloadProblems.syntax("JSON", "", "a name is there twice in an object: " + name);
            }
        }
        return JsonValue.object(members);
    }

    private JsonValue list() throws IOException {
        List<JsonValue> items = new ArrayList<>();
        while (next() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return JsonValue.list(items);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
