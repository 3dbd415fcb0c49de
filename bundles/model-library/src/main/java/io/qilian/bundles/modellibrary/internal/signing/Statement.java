package io.qilian.bundles.modellibrary.internal.signing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.qilian.bundles.modellibrary.internal.content.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is signed: an in-toto statement (v1) whose predicate names each file with its SHA-256 (OpenSSF Model Signing 1.0,
 * predicate {@code https://model_signing/signature/v1.0}, serialization {@code files}).
 *
 * @param files the files
 */
record Statement(Manifest files) {

    static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    private static final String TYPE = "https://in-toto.io/Statement/v1";
    private static final String PREDICATE = "https://model_signing/signature/v1.0";
    private static final String ALGORITHM = "sha256";

    /** Reads a statement; what it says must hold in itself. */
    static Statement parse(byte[] payload) throws IOException {
        Object root = JsonTree.read(payload);
        require(TYPE, JsonTree.text(root, "_type"), "type");
        require(PREDICATE, JsonTree.text(root, "predicateType"), "predicate");
        require("files", JsonTree.text(root, "predicate", "serialization", "method"), "serialization");
        require(ALGORITHM, JsonTree.text(root, "predicate", "serialization", "hash_type"), "digest");
        SortedMap<String, String> files = new TreeMap<>();
        String before = "";
        for (Object resource : JsonTree.list(root, "predicate", "resources")) {
            String name = JsonTree.text(resource, "name");
            String digest = JsonTree.text(resource, "digest");
            require(ALGORITHM, JsonTree.text(resource, "algorithm"), "digest of " + name);
            if (!digest.matches("[0-9a-f]{64}") || !Manifest.plainName(name)) {
                throw new IOException("it names a file outside the model, or a digest that is none: " + name);
            }
            if (!before.isEmpty() && Manifest.compare(before, name) >= 0) {
                throw new IOException("its files are not in the order of their names: " + name);
            }
            before = name;
            files.put(name, digest);
        }
        Statement statement = new Statement(new Manifest(files));
        List<?> subjects = JsonTree.list(root, "subject");
        if (subjects.size() != 1) {
            throw new IOException("it has " + subjects.size() + " subjects");
        }
        require(statement.files.content(), JsonTree.text(subjects.get(0), "digest", ALGORITHM), "digest of the whole");
        return statement;
    }

    private static void require(String expected, String actual, String what) throws IOException {
        if (!expected.equals(actual)) {
            throw new IOException("its " + what + " is " + actual + ", expected " + expected);
        }
    }

    byte[] write(String subject) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("_type", TYPE);
            json.writeArrayFieldStart("subject");
            json.writeStartObject();
            json.writeStringField("name", subject);
            json.writeObjectFieldStart("digest");
            json.writeStringField(ALGORITHM, files.content());
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndArray();
            json.writeStringField("predicateType", PREDICATE);
            json.writeObjectFieldStart("predicate");
            writeFiles(json);
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("memory takes what is written", e);
        }
        return bytes.toByteArray();
    }

    private void writeFiles(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("resources");
        for (Map.Entry<String, String> file : files.files().entrySet()) {
            json.writeStartObject();
            json.writeStringField("name", file.getKey());
            json.writeStringField("algorithm", ALGORITHM);
            json.writeStringField("digest", file.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("serialization");
        json.writeStringField("method", "files");
        json.writeStringField("hash_type", ALGORITHM);
        json.writeBooleanField("allow_symlinks", false);
        json.writeArrayFieldStart("ignore_paths");
        json.writeString(FolderSignature.FILE);
        json.writeEndArray();
        json.writeEndObject();
    }
}
