package io.qilian.bundles.sensorroutes.internal.payload;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An attribute of an entity, whichever way it is written: normalized, concise or as its bare value (ETSI GS CIM 009, 5.2
 * and annex C), or as NGSI v2 has it, with metadata. Immutable.
 *
 * @param value what it is
 * @param unit its unit as UCUM has it; empty if it does not say
 * @param observedAt when, as text
 * @param dataset which of several instances it is
 * @param number whether a text in it stands for a number
 */
record NgsiAttribute(
        JsonValue value, String unit, Optional<String> observedAt, Optional<String> dataset, boolean number) {

    /** What has no number, be it of NGSI-LD, of NGSI v2 or of GeoJSON. */
    private static final Set<String> NUMBERLESS = Set.of(
            "Relationship",
            "ListRelationship",
            "GeoProperty",
            "LanguageProperty",
            "VocabProperty",
            "JsonProperty",
            "geo:json",
            "geo:point",
            "PostalAddress",
            "Point",
            "LineString",
            "Polygon",
            "MultiPoint",
            "MultiLineString",
            "MultiPolygon",
            "GeometryCollection");

    private static final Set<String> NUMBERS = Set.of("Number", "Integer", "Float", "Double");

    /** How often a value may be wrapped into another one. */
    private static final int MAXIMUM_WRAPS = 4;

    private static final NgsiAttribute NONE =
            new NgsiAttribute(JsonValue.NULL, "", Optional.empty(), Optional.empty(), false);

    /** The instances of an attribute: more than one only if it has datasets. */
    static List<NgsiAttribute> of(JsonValue written) {
        boolean several = written.isList()
                && !written.items().isEmpty()
                && written.items().stream()
                        .allMatch(item -> item.isObject() && item.members().containsKey("value"));
        return several ? written.items().stream().map(NgsiAttribute::single).toList() : List.of(single(written));
    }

    private static NgsiAttribute single(JsonValue written) {
        String type = written.member("type").flatMap(JsonValue::scalar).orElse("");
        if (NUMBERLESS.contains(type) || written.members().containsKey("object")) {
            return NONE;
        }
        Optional<JsonValue> value = written.member("value");
        if (value.isEmpty()) {
            return new NgsiAttribute(written, "", Optional.empty(), Optional.empty(), false);
        }
        JsonValue metadata = written.member("metadata").orElse(JsonValue.NULL);
        String unit = written.member("unitCode")
                .or(() -> metadata.member("unitCode"))
                .flatMap(NgsiAttribute::text)
                .map(code -> UnitCodes.symbol(code.strip()))
                .orElse("");
        return new NgsiAttribute(
                unwrapped(value.get()),
                unit,
                observedAt(written, metadata),
                written.member("datasetId").flatMap(NgsiAttribute::text),
                NUMBERS.contains(type));
    }

    private static Optional<String> observedAt(JsonValue written, JsonValue metadata) {
        return written.member("observedAt")
                .or(() -> metadata.member("observedAt"))
                .or(() -> metadata.member("timestamp"))
                .or(() -> metadata.member("TimeInstant"))
                .flatMap(NgsiAttribute::text);
    }

    private static JsonValue unwrapped(JsonValue value) {
        return value.member("@value").orElse(value);
    }

    /** The text of an attribute that is one, however it is wrapped. */
    static Optional<String> text(JsonValue written) {
        JsonValue value = written;
        for (int wraps = 0; wraps < MAXIMUM_WRAPS && value.isObject(); wraps++) {
            JsonValue outer = value;
            value = outer.member("@value")
                    .or(() -> outer.member("value"))
                    .or(() -> outer.member("object"))
                    .orElse(JsonValue.NULL);
        }
        JsonValue first =
                value.isList() && !value.items().isEmpty() ? value.items().get(0) : value;
        return first.scalar();
    }
}
