package io.qilian.bundles.modelserver.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.qilian.bundles.modelserver.internal.protocol.InferRequest;
import io.qilian.bundles.modelserver.internal.protocol.Refusals;
import io.qilian.bundles.modelserver.internal.protocol.RequestTensor;
import io.qilian.bundles.modelserver.internal.protocol.RequestedOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a request from its JSON and the bytes that follow it. */
public final class InferRequestReader {

    /** Deepest nesting of JSON. */
    public static final int MOST_NESTING = 100;

    /** Most inputs, and most outputs, of one request. */
    static final int MOST_TENSORS = 1024;

    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_NESTING)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String WHERE = "request";

    private final byte[] body;
    private final int jsonBytes;
    private final ByteBuffer rest;
    private String id = "";
    private Map<String, Object> parameters = Map.of();
    private List<TensorText> inputs;
    private List<OutputText> outputs = List.of();

    /** An output that is asked for, before it is known what the default is. */
    record OutputText(String name, Map<String, Object> parameters) {}

    private InferRequestReader(byte[] body, int jsonBytes, ByteBuffer rest) {
        this.body = body;
        this.jsonBytes = jsonBytes;
        this.rest = rest;
    }

    /**
     * Reads a request.
     *
     * @param body begins with JSON
     * @param jsonBytes how much of it is JSON
     * @param rest the bytes of binary tensors in the order of the inputs, from position to limit
     * @return the request, which works on this memory
     */
    public static InferRequest read(byte[] body, int jsonBytes, ByteBuffer rest) {
        try {
            InferRequestReader reader = new InferRequestReader(body, jsonBytes, rest);
            reader.read();
            return reader.request();
        } catch (JsonProcessingException e) {
            throw Refusals.invalid(
                    "The request is no JSON of this kind",
                    WHERE,
                    "JSON, nested " + MOST_NESTING + " deep at most",
                    Json.told(e));
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    private void read() throws IOException {
        try (JsonParser parser = JSON.createParser(body, 0, jsonBytes)) {
            Json.require(parser.nextToken(), JsonToken.START_OBJECT, WHERE);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                switch (key) {
                    case "id" -> id = Json.text(parser, "id");
                    case "parameters" -> parameters = parameters(parser);
                    case "inputs" -> inputs = inputs(parser);
                    case "outputs" -> outputs = outputs(parser);
                    default -> parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                throw Refusals.invalid(
                        "Something follows the JSON",
                        WHERE,
                        "the header Inference-Header-Content-Length for binary data",
                        parser.currentToken() + "");
            }
        }
    }

    private List<TensorText> inputs(JsonParser parser) throws IOException {
        List<TensorText> read = new ArrayList<>();
        Json.require(parser.currentToken(), JsonToken.START_ARRAY, "inputs");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            requireRoom(read.size(), "inputs");
            read.add(TensorText.read(parser, "inputs[" + read.size() + "]", body));
        }
        return read;
    }

    private static List<OutputText> outputs(JsonParser parser) throws IOException {
        List<OutputText> read = new ArrayList<>();
        Json.require(parser.currentToken(), JsonToken.START_ARRAY, "outputs");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String where = "outputs[" + read.size() + "]";
            requireRoom(read.size(), "outputs");
            Json.require(parser.currentToken(), JsonToken.START_OBJECT, where);
            String name = null;
            Map<String, Object> given = Map.of();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                switch (key) {
                    case "name" -> name = Json.text(parser, where + ".name");
                    case "parameters" -> given = parameters(parser);
                    default -> parser.skipChildren();
                }
            }
            if (name == null) {
                throw Refusals.invalid("An output has no name", where, "the key name", "none");
            }
            read.add(new OutputText(name, given));
        }
        return read;
    }

    private static void requireRoom(int size, String where) {
        if (size == MOST_TENSORS) {
            throw Refusals.invalid("There are too many", where, "at most " + MOST_TENSORS, "more");
        }
    }

    /** Plain values; what is nested is of no use here and is passed over. */
    static Map<String, Object> parameters(JsonParser parser) throws IOException {
        Map<String, Object> read = new HashMap<>();
        Json.require(parser.currentToken(), JsonToken.START_OBJECT, "parameters");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            switch (parser.nextToken()) {
                case VALUE_TRUE, VALUE_FALSE -> read.put(key, parser.getBooleanValue());
                case VALUE_NUMBER_INT -> read.put(key, Json.whole(parser, "parameters." + key));
                case VALUE_STRING -> read.put(key, parser.getText());
                default -> parser.skipChildren();
            }
        }
        return read;
    }

    private InferRequest request() throws IOException {
        if (inputs == null) {
            throw Refusals.invalid("The request has no inputs", WHERE, "the key inputs", "none");
        }
        List<RequestTensor> tensors = new ArrayList<>();
        for (TensorText input : inputs) {
            tensors.add(input.tensor(rest));
        }
        if (rest.hasRemaining()) {
            throw Refusals.invalid(
                    "There are bytes that belong to no input",
                    WHERE,
                    "as many as binary_data_size says",
                    rest.remaining() + " more");
        }
        boolean binary = flag(parameters, "binary_data_output", false);
        return new InferRequest(id, timeoutUs(), priority(), tensors, asked(binary), binary, Optional.empty());
    }

    private OptionalLong timeoutUs() {
        return parameters.get("timeout") instanceof Long timeout ? OptionalLong.of(timeout) : OptionalLong.empty();
    }

    private int priority() {
        return InferRequest.priority(parameters.get("priority") instanceof Long priority ? priority : 0);
    }

    private List<RequestedOutput> asked(boolean binary) {
        List<RequestedOutput> asked = new ArrayList<>();
        for (OutputText output : outputs) {
            if (output.parameters().containsKey("classification")) {
                throw Refusals.unsupported(
                        "Classes are not picked out here",
                        "output " + output.name(),
                        "Leave the parameter classification out and sort the scores");
            }
            asked.add(new RequestedOutput(output.name(), flag(output.parameters(), "binary_data", binary)));
        }
        return asked;
    }

    private static boolean flag(Map<String, Object> those, String name, boolean otherwise) {
        Object value = those.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw Refusals.invalid("A parameter has another type", name, "true or false", value + "");
    }
}
