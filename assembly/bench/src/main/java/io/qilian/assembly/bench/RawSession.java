package io.qilian.assembly.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.qilian.bundles.modellibrary.internal.card.InputCard;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.version.InputFormats;
import io.qilian.bundles.onnx.api.OnnxRuntime;
import io.qilian.bundles.onnx.internal.OrtOnnxRuntime;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/** A model by ONNX Runtime's own interface: one thread a run, the input in a direct buffer that is kept. */
final class RawSession implements AutoCloseable {

    // The platform's runtime has to come first: it gives the process its environment.
    private static final OnnxRuntime PLATFORM = new OrtOnnxRuntime();

    private final OrtSession session;
    private final ByteBuffer input;
    private final OnnxTensor tensor;
    private final Map<String, OnnxTensor> inputs;

    RawSession(ModelFolder model) {
        InputCard card = model.card().input().orElseThrow();
        List<Long> shape = InputFormats.shape(card);
        long elements = shape.stream().reduce(1L, (a, b) -> a * b);
        input = ByteBuffer.allocateDirect((int) elements * Float.BYTES).order(ByteOrder.nativeOrder());
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            session = environment.createSession(model.model().toString(), options);
            tensor = OnnxTensor.createTensor(
                    environment,
                    input.asFloatBuffer(),
                    shape.stream().mapToLong(Long::longValue).toArray());
            inputs = Map.of(card.name(), tensor);
        } catch (OrtException e) {
            throw new IllegalStateException("the model cannot be opened", e);
        }
    }

    static OnnxRuntime platform() {
        return PLATFORM;
    }

    ByteBuffer input() {
        return input;
    }

    void run() {
        try (OrtSession.Result result = session.run(inputs)) {
            if (result.size() == 0) {
                throw new IllegalStateException("no output");
            }
        } catch (OrtException e) {
            throw new IllegalStateException("the model does not run", e);
        }
    }

    @Override
    public void close() {
        try {
            tensor.close();
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the session does not close", e);
        }
    }
}
