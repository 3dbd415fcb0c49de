package io.qilian.bundles.modellibrary.internal.card;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qilian.kernel.api.settings.Setting;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The JSON Schema (2020-12) of a card's front matter, made of the records that read it. */
final class CardSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CardSchema() {}

    static String write() {
        ObjectNode root = JSON.createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Front matter of a model's card");
        root.put("type", "object");
        ObjectNode properties = root.putObject("properties");
        properties
                .putObject("license")
                .put("type", "string")
                .put("minLength", 1)
                .put("description", "Licence of the model, an SPDX identifier in lower case, or unknown");
        properties.set("qilian", object(Card.class));
        root.putArray("required").add("license").add("qilian");
        return root.toPrettyString() + "\n";
    }

    private static ObjectNode object(Class<?> type) {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.createArrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            Setting setting = component.getAnnotation(Setting.class);
            ObjectNode property = value(component.getGenericType(), setting);
            property.put("description", setting.en());
            properties.set(component.getName(), property);
            boolean open = component.getType() == Optional.class || component.getType() == List.class;
            boolean needed = open ? component.getType() == List.class && setting.minimum() > 0 : true;
            if (needed && setting.absent().isEmpty()) {
                required.add(component.getName());
            }
        }
        schema.set("required", required);
        return schema;
    }

    private static ObjectNode value(Type declared, Setting setting) {
        if (declared instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return value(element, setting);
            }
            ObjectNode list = JSON.createObjectNode().put("type", "array");
            list.set("items", simple((Class<?>) element));
            bound(list, "minItems", setting.minimum());
            bound(list, "maxItems", setting.maximum());
            return list;
        }
        ObjectNode schema = simple((Class<?>) declared);
        if (!setting.pattern().isEmpty()) {
            schema.put("pattern", "^(?:" + setting.pattern() + ")$");
        }
        bound(schema, "minimum", setting.minimum());
        bound(schema, "maximum", setting.maximum());
        return schema;
    }

    private static void bound(ObjectNode schema, String key, double bound) {
        if (!Double.isInfinite(bound)) {
            if (bound == Math.rint(bound)) {
                schema.put(key, (long) bound);
            } else {
                schema.put(key, bound);
            }
        }
    }

    private static ObjectNode simple(Class<?> type) {
        if (type.isRecord()) {
            return object(type);
        }
        ObjectNode schema = JSON.createObjectNode();
        if (type.isEnum()) {
            ArrayNode names = schema.putArray("enum");
            for (Object constant : type.getEnumConstants()) {
                String name = ((Enum<?>) constant).name().replace('_', '-');
                names.add(name.toLowerCase(Locale.ROOT)).add(name);
            }
            return schema;
        }
        return schema.put(
                "type",
                switch (type.getSimpleName()) {
                    case "String" -> "string";
                    case "int", "Integer" -> "integer";
                    case "double", "Double" -> "number";
                    case "boolean" -> "boolean";
                    default -> throw new IllegalArgumentException("no schema for " + type);
                });
    }
}
