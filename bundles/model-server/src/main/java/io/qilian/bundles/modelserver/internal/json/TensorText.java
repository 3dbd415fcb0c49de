package io.qilian.bundles.modelserver.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.qilian.bundles.modelserver.internal.protocol.DataType;
import io.qilian.bundles.modelserver.internal.protocol.Refusals;
import io.qilian.bundles.modelserver.internal.protocol.RequestTensor;
import io.qilian.bundles.modelserver.internal.protocol.Shapes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One input of a request as its JSON describes it. */
final class TensorText {

    private static final int MOST_RANK = 32;
    private static final String SIZE = "binary_data_size";

    private final String where;
    private final byte[] body;
    private String name;
    private DataType type;
    private List<Long> shape;
    private Map<String, Object> parameters = Map.of();
    private ByteBuffer data;
    private long dataAt = -1;

    private TensorText(String where, byte[] body) {
        this.where = where;
        this.body = body;
    }

    static TensorText read(JsonParser parser, String where, byte[] body) throws IOException {
        TensorText tensor = new TensorText(where, body);
        Json.require(parser.currentToken(), JsonToken.START_OBJECT, where);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "name" -> tensor.name = Json.text(parser, where + ".name");
                case "datatype" -> tensor.type = DataType.of(Json.text(parser, where + ".datatype"), where);
                case "shape" -> tensor.shape = shape(parser, where + ".shape");
                case "parameters" -> tensor.parameters = InferRequestReader.parameters(parser);
                case "data" -> tensor.readData(parser);
                default -> parser.skipChildren();
            }
        }
        tensor.requireAll();
        return tensor;
    }

    private static List<Long> shape(JsonParser parser, String where) throws IOException {
        Json.require(parser.currentToken(), JsonToken.START_ARRAY, where);
        List<Long> shape = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (shape.size() == MOST_RANK) {
                throw Refusals.invalid("The shape has too many dimensions", where, "at most " + MOST_RANK, "more");
            }
            shape.add(Json.whole(parser, where));
        }
        Shapes.elements(shape, where);
        return shape;
    }

    /** Elements can only be read when type and shape are known; otherwise their place is noted. */
    private void readData(JsonParser parser) throws IOException {
        if (type != null && shape != null) {
            data = TensorJson.read(parser, type, Shapes.elements(shape, where), where + ".data");
        } else {
            dataAt = parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
        }
    }

    private void requireAll() {
        String missing = name == null ? "name" : type == null ? "datatype" : shape == null ? "shape" : "";
        if (!missing.isEmpty()) {
            throw Refusals.invalid("An input is incomplete", where, "the key " + missing, "none");
        }
    }

    /** The tensor; if it is binary it takes its part of the bytes that follow the JSON. */
    RequestTensor tensor(ByteBuffer rest) throws IOException {
        if (dataAt >= 0) {
            try (JsonParser parser = InferRequestReader.JSON.createParser(
                    body, Math.toIntExact(dataAt), body.length - Math.toIntExact(dataAt))) {
                parser.nextToken();
                data = TensorJson.read(parser, type, Shapes.elements(shape, where), where + ".data");
            }
        }
        if (parameters.containsKey(SIZE)) {
            if (data != null) {
                throw Refusals.invalid("An input is given twice", where, "data or " + SIZE, "both");
            }
            data = binary(rest);
        }
        if (data == null) {
            throw Refusals.invalid("An input has no data", where, "data or the parameter " + SIZE, "neither");
        }
        return new RequestTensor(name, type, shape, data);
    }

    private ByteBuffer binary(ByteBuffer rest) {
        if (!(parameters.get(SIZE) instanceof Long size) || size < 0 || size > rest.remaining()) {
            throw Refusals.invalid(
                    "There are fewer bytes than announced",
                    where + ".parameters." + SIZE,
                    "0 to " + rest.remaining(),
                    parameters.get(SIZE) + "");
        }
        long expected = type.sizeBytes() * Shapes.elements(shape, where);
        if (type != DataType.BYTES && size != expected) {
            throw Refusals.invalid("The bytes do not fit the shape", where, expected + " bytes", size + " bytes");
        }
        ByteBuffer part = rest.slice(rest.position(), size.intValue());
        rest.position(rest.position() + size.intValue());
        return part;
    }
}
