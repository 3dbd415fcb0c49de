package io.qilian.bundles.modelserver.internal.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import io.qilian.bundles.modellibrary.api.ModelSignature;
import io.qilian.bundles.modelserver.internal.inference.Repository;
import io.qilian.bundles.modelserver.internal.inference.VersionStatistics;
import io.qilian.bundles.modelserver.internal.inference.VersionStatistics.Part;
import io.qilian.bundles.modelserver.internal.inference.VersionStatistics.Total;
import io.qilian.bundles.modelserver.internal.protocol.DataType;
import io.qilian.bundles.modelserver.internal.protocol.Shapes;
import io.qilian.bundles.onnx.api.TensorInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes what is told about models. */
public final class ModelJson {

    /** Writes one document. */
    public interface Content {
        /** Writes it. */
        void write(JsonGenerator json) throws IOException;
    }

    private ModelJson() {}

    /** A document in UTF-8. */
    public static byte[] document(Content content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = InferRequestReader.JSON.createGenerator(out, JsonEncoding.UTF8)) {
            content.write(json);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return out.toByteArray();
    }

    /** The metadata of a model. */
    public static void metadata(JsonGenerator json, ModelSignature model, List<String> versions) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", model.version().name());
        texts(json, "versions", versions);
        json.writeStringField("platform", Repository.PLATFORM);
        tensors(json, "inputs", model.inputs());
        tensors(json, "outputs", model.outputs());
        json.writeObjectFieldStart("properties");
        for (Map.Entry<String, String> property : Repository.properties(model).entrySet()) {
            json.writeStringField(property.getKey(), property.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void tensors(JsonGenerator json, String field, List<TensorInfo> tensors) throws IOException {
        json.writeArrayFieldStart(field);
        for (TensorInfo tensor : tensors) {
            json.writeStartObject();
            json.writeStringField("name", tensor.name());
            json.writeStringField("datatype", DataType.of(tensor.type()).name());
            write(json, "shape", tensor.shape());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The configuration of a model, in Triton's form. */
    public static void config(JsonGenerator json, ModelSignature model) throws IOException {
        int mostBatch = model.mostBatch();
        json.writeStartObject();
        json.writeStringField("name", model.version().name());
        json.writeStringField("platform", Repository.PLATFORM);
        json.writeStringField("backend", Repository.BACKEND);
        json.writeNumberField("max_batch_size", mostBatch);
        configured(json, "input", model.inputs(), mostBatch);
        configured(json, "output", model.outputs(), mostBatch);
        sharing(json, model);
        json.writeEndObject();
    }

    /** The key stands there only where calls do share runs: clients read its presence. */
    private static void sharing(JsonGenerator json, ModelSignature model) throws IOException {
        if (model.sharing().isPresent()) {
            json.writeObjectFieldStart("dynamic_batching");
            write(json, "preferred_batch_size", List.of((long)
                    model.sharing().get().rows()));
            json.writeNumberField(
                    "max_queue_delay_microseconds", model.sharing().get().delayUs());
            json.writeEndObject();
        }
    }

    private static void configured(JsonGenerator json, String field, List<TensorInfo> tensors, int mostBatch)
            throws IOException {
        json.writeArrayFieldStart(field);
        for (TensorInfo tensor : tensors) {
            json.writeStartObject();
            json.writeStringField("name", tensor.name());
            json.writeStringField("data_type", DataType.of(tensor.type()).configName());
            write(json, "dims", Shapes.withoutBatch(tensor, mostBatch));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The index of the repository. */
    public static void index(JsonGenerator json, List<Repository.Entry> entries) throws IOException {
        json.writeStartArray();
        for (Repository.Entry entry : entries) {
            json.writeStartObject();
            json.writeStringField("name", entry.name());
            json.writeStringField("version", entry.version());
            json.writeStringField("state", entry.state());
            json.writeStringField("reason", entry.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Statistics of versions. */
    public static void statistics(JsonGenerator json, List<VersionStatistics> versions) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("model_stats");
        for (VersionStatistics version : versions) {
            json.writeStartObject();
            json.writeStringField("name", version.name());
            json.writeStringField("version", version.version());
            json.writeNumberField("last_inference", version.lastInferenceMs());
            json.writeNumberField("inference_count", version.inferences());
            json.writeNumberField("execution_count", version.executions());
            json.writeObjectFieldStart("inference_stats");
            for (Part part : Part.values()) {
                total(json, part.name().toLowerCase(Locale.ROOT), version.total(part));
            }
            total(json, "cache_hit", new Total(0, 0));
            total(json, "cache_miss", new Total(0, 0));
            json.writeEndObject();
            json.writeObjectFieldStart("response_stats");
            json.writeEndObject();
            batches(json, version);
            json.writeArrayFieldStart("memory_usage");
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void batches(JsonGenerator json, VersionStatistics version) throws IOException {
        json.writeArrayFieldStart("batch_stats");
        for (Map.Entry<Integer, Map<Part, Total>> batch : version.batches().entrySet()) {
            json.writeStartObject();
            json.writeNumberField("batch_size", batch.getKey());
            for (Map.Entry<Part, Total> part : batch.getValue().entrySet()) {
                total(json, part.getKey().name().toLowerCase(Locale.ROOT), part.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void total(JsonGenerator json, String field, Total total) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeNumberField("count", total.count());
        json.writeNumberField("ns", total.ns());
        json.writeEndObject();
    }

    static void write(JsonGenerator json, String field, List<Long> shape) throws IOException {
        json.writeArrayFieldStart(field);
        for (long extent : shape) {
            json.writeNumber(extent);
        }
        json.writeEndArray();
    }

    /** An array of texts. */
    public static void texts(JsonGenerator json, String field, List<String> texts) throws IOException {
        json.writeFieldName(field);
        json.writeArray(texts.toArray(String[]::new), 0, texts.size());
    }
}
