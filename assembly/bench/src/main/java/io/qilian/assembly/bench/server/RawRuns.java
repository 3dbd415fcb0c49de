package io.qilian.assembly.bench.server;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.version.InputFormats;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The model by ONNX Runtime's own interface: one session for all, one thread a run, each caller with memory of its own. As
 * a call of the server does, each makes a tensor of the memory and copies the output.
 */
final class RawRuns implements AutoCloseable {

    private final OrtSession session;
    private final String input;
    private final List<Long> shape;

    RawRuns(ModelFolder model) {
        input = model.card().input().orElseThrow().name();
        shape = InputFormats.shape(model.card().input().orElseThrow());
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            session =
                    OrtEnvironment.getEnvironment().createSession(model.model().toString(), options);
        } catch (OrtException e) {
            throw new IllegalStateException("the model cannot be opened", e);
        }
    }

    List<Long> shape(int rows) {
        List<Long> ofRows = new ArrayList<>(shape);
        ofRows.set(0, (long) rows);
        return ofRows;
    }

    Load.Caller caller(int rows) {
        return new Memory(rows);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the session does not close", e);
        }
    }

    /** One caller's memory. */
    private final class Memory implements Load.Caller {

        private final FloatBuffer memory;
        private final long[] extents;
        private byte[] answer = new byte[0];

        Memory(int rows) {
            extents = shape(rows).stream().mapToLong(Long::longValue).toArray();
            int elements =
                    (int) shape(rows).stream().reduce(1L, (a, b) -> a * b).longValue();
            memory = ByteBuffer.allocateDirect(elements * Float.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        }

        @Override
        public void call() {
            try (OnnxTensor tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), memory, extents);
                    OrtSession.Result result = session.run(Map.of(input, tensor))) {
                ByteBuffer output = ((OnnxTensor) result.get(0)).getByteBuffer();
                if (answer.length != output.remaining()) {
                    answer = new byte[output.remaining()];
                }
                output.get(answer);
            } catch (OrtException e) {
                throw new IllegalStateException("the model does not run", e);
            }
        }
    }
}
