package io.qilian.bundles.modelserver.internal.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import io.qilian.bundles.modelserver.internal.protocol.InferReply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Writes the JSON of an answer; the bytes of its binary outputs follow it in their order. */
public final class InferReplyWriter {

    private InferReplyWriter() {}

    /**
     * The JSON.
     *
     * @param reply the answer
     * @param model the name that was asked for
     * @return UTF-8
     */
    public static byte[] json(InferReply reply, String model) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = InferRequestReader.JSON.createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            if (!reply.id().isEmpty()) {
                json.writeStringField("id", reply.id());
            }
            json.writeStringField("model_name", model);
            json.writeStringField("model_version", reply.version().version());
            json.writeArrayFieldStart("outputs");
            for (InferReply.Output output : reply.outputs()) {
                write(json, output);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator json, InferReply.Output output) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", output.name());
        json.writeStringField("datatype", output.type().name());
        ModelJson.write(json, "shape", output.shape());
        if (output.binary()) {
            json.writeObjectFieldStart("parameters");
            json.writeNumberField("binary_data_size", output.data().length);
            json.writeEndObject();
        } else {
            json.writeFieldName("data");
            TensorJson.write(json, output);
        }
        json.writeEndObject();
    }
}
