package io.qilian.bundles.sensorroutes.internal.payload;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a JSON document. Immutable, and as deep as {@link JsonReading} lets it be.
 *
 * @param kind what it is
 * @param text the characters of a text, the digits of a number, {@code true} or {@code false}; else empty
 * @param members of an object, in their order; else empty
 * @param items of a list; else empty
 */
record JsonValue(Kind kind, String text, Map<String, JsonValue> members, List<JsonValue> items) {

    /** What a value is. */
    enum Kind {
        OBJECT,
        LIST,
        TEXT,
        NUMBER,
        FLAG,
        NULL
    }

    static final JsonValue NULL = single(Kind.NULL, "");

    static JsonValue single(Kind kind, String text) {
        return new JsonValue(kind, text, Map.of(), List.of());
    }

    static JsonValue object(Map<String, JsonValue> members) {
        return new JsonValue(Kind.OBJECT, "", members, List.of());
    }

    static JsonValue list(List<JsonValue> items) {
        return new JsonValue(Kind.LIST, "", Map.of(), items);
    }

    boolean isObject() {
        return kind == Kind.OBJECT;
    }

    boolean isList() {
        return kind == Kind.LIST;
    }

    /** The member of an object; empty if this has none. */
    Optional<JsonValue> member(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** The text, number or flag; empty if it is something else. */
    Optional<String> scalar() {
        return switch (kind) {
            case TEXT, NUMBER, FLAG -> Optional.of(text);
            case OBJECT, LIST, NULL -> Optional.empty();
        };
    }

    /** The value that a pointer leads to (RFC 6901, section 4). */
    Optional<JsonValue> at(JsonPointer pointer) {
        JsonValue value = this;
        JsonPointer rest = pointer;
        while (value != null && !rest.matches()) {
            value = value.step(rest);
            rest = rest.tail();
        }
        return Optional.ofNullable(value);
    }

    private JsonValue step(JsonPointer pointer) {
        if (isObject()) {
            return members.get(pointer.getMatchingProperty());
        }
        int index = pointer.getMatchingIndex();
        return isList() && index >= 0 && index < items.size() ? items.get(index) : null;
    }

    /** Its text in JSON, cut after a number of characters. */
    String written(int limit) {
        StringBuilder out = new StringBuilder(256);
        write(out, limit);
        return out.length() <= limit ? out.toString() : out.substring(0, limit);
    }

    private void write(StringBuilder out, int limit) {
        if (out.length() > limit) {
            return;
        }
        switch (kind) {
            case OBJECT -> {
                String separator = "{";
                for (Map.Entry<String, JsonValue> member : members.entrySet()) {
                    quote(out.append(separator), member.getKey());
                    member.getValue().write(out.append(':'), limit);
                    separator = ",";
                }
                out.append(members.isEmpty() ? "{}" : "}");
            }
            case LIST -> {
                String separator = "[";
                for (JsonValue item : items) {
                    item.write(out.append(separator), limit);
                    separator = ",";
                }
                out.append(items.isEmpty() ? "[]" : "]");
            }
            case TEXT -> quote(out, text);
            case NUMBER, FLAG -> out.append(text);
            case NULL -> out.append("null");
        }
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int at = 0; at < text.length(); at++) {
            char sign = text.charAt(at);
            if (sign == '"' || sign == '\\') {
                out.append('\\').append(sign);
            } else if (sign < ' ') {
                out.append(String.format("\\u%04x", (int) sign));
            } else {
                out.append(sign);
            }
        }
        out.append('"');
    }
}
