package io.qilian.bundles.modellibrary.internal.bom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** CycloneDX 1.6 as its authors publish it. */
final class BomSchema {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FILES =
            List.of("bom-1.6.schema.json", "spdx.schema.json", "jsf-0.82.schema.json");
    private static final JsonSchema SCHEMA = load();

    private BomSchema() {}

    private static JsonSchema load() {
        Map<String, String> byAddress = new HashMap<>();
        FILES.forEach(name -> byAddress.put("http://cyclonedx.org/schema/" + name, read(name)));
        return JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V7,
                        builder -> builder.schemaLoaders(loaders -> loaders.schemas(byAddress)))
                .getSchema(read(FILES.get(0)));
    }

    private static String read(String name) {
        try (InputStream in = BomSchema.class.getResourceAsStream("/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode parse(String document) {
        try {
            return JSON.readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a document. */
    static Set<String> faults(String document) {
        return SCHEMA.validate(parse(document)).stream().map(Object::toString).collect(Collectors.toUnmodifiableSet());
    }

    static Set<String> licences() {
        Set<String> ids = new java.util.HashSet<>();
        parse(read("spdx.schema.json")).get("enum").forEach(id -> ids.add(id.asText()));
        return ids;
    }
}
