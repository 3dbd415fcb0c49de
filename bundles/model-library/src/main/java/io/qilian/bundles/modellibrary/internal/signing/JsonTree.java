package io.qilian.bundles.modellibrary.internal.signing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON document as maps, lists and texts; numbers and truth values are texts too. A key that comes twice is refused. */
final class JsonTree {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(32).build())
            .build()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private JsonTree() {}

    static Object read(byte[] document) throws IOException {
        try (JsonParser parser = FACTORY.createParser(document)) {
            parser.nextToken();
            Object root = value(parser);
            if (parser.nextToken() != null) {
                throw new IOException("there is more after the end");
            }
            return root;
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> object = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                object.put(key, value(parser));
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(value(parser));
            }
            return list;
        }
        if (token == null) {
            throw new IOException("it is empty");
        }
        return token == JsonToken.VALUE_NULL ? Optional.empty() : parser.getText();
    }

    /** What stands at a path of keys; empty if nothing does. */
    static Optional<Object> at(Object root, String... path) {
        Object here = root;
        for (String key : path) {
            if (!(here instanceof Map<?, ?> object) || !object.containsKey(key)) {
                return Optional.empty();
            }
            here = object.get(key);
        }
        return here instanceof Optional<?> ? Optional.empty() : Optional.of(here);
    }

    static String text(Object root, String... path) throws IOException {
        return at(root, path)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .orElseThrow(() -> new IOException("it has no text " + String.join(".", path)));
    }

    static List<?> list(Object root, String... path) throws IOException {
        return at(root, path)
                .filter(List.class::isInstance)
                .map(List.class::cast)
                .orElseThrow(() -> new IOException("it has no list " + String.join(".", path)));
    }
}
