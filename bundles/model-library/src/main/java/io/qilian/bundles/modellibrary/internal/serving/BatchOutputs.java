package io.qilian.bundles.modellibrary.internal.serving;

import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.bundles.modellibrary.internal.version.RawCall;
import io.qilian.bundles.onnx.api.OnnxCall;
import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.bundles.onnx.api.TensorInfo;
import io.qilian.bundles.onnx.api.TensorType;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The outputs of a shared run, looked up by the thread that ran it, since a call of the runtime is for one thread. Their
 * memory is used again when the last of the calls has read its rows. Thread-safe.
 */
final class BatchOutputs {

    private final LoadedVersion version;
    private final RawCall raw;
    private final int rows;
    private final boolean usable;
    private final AtomicInteger readers;
    private final Map<String, List<Long>> shapes = new HashMap<>();
    private final Map<String, ByteBuffer> numbers = new HashMap<>();
    private final Map<String, List<String>> texts = new HashMap<>();

    BatchOutputs(LoadedVersion version, RawCall raw, int rows, boolean usable, int readers) {
        this.version = version;
        this.raw = raw;
        this.rows = rows;
        this.usable = usable;
        this.readers = new AtomicInteger(readers);
        OnnxCall call = raw.onnx();
        for (TensorInfo output : version.signature().outputs()) {
            shapes.put(output.name(), call.shape(output.name()));
            if (output.type() == TensorType.STRING) {
                texts.put(output.name(), call.texts(output.name()));
            } else {
                numbers.put(output.name(), call.bytes(output.name()));
            }
        }
    }

    int rows() {
        return rows;
    }

    List<Long> shape(String output) {
        return require(shapes, output);
    }

    ByteBuffer numbers(String output) {
        return require(numbers, output);
    }

    List<String> texts(String output) {
        return require(texts, output);
    }

    private static <T> T require(Map<String, T> outputs, String name) {
        T output = outputs.get(name);
        if (output == null) {
            throw new OnnxException(
                    OnnxException.Reason.INPUT,
                    "there is no such output as " + name + " among " + outputs.keySet(),
                    null);
        }
        return output;
    }

    /** One of the calls has read its rows, or never will. */
    void leave() {
        if (readers.decrementAndGet() == 0) {
            if (usable) {
                version.rawCalls().giveBack(raw);
            } else {
                raw.close();
            }
        }
    }
}
