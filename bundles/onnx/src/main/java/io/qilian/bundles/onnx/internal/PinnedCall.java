package io.qilian.bundles.onnx.internal;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import io.qilian.bundles.onnx.api.OnnxCall;
import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.bundles.onnx.api.OnnxException.Reason;
import io.qilian.bundles.onnx.api.TensorInfo;
import io.qilian.bundles.onnx.api.TensorType;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A call with buffers of its own. Outputs whose shape is known beforehand are pinned, so that the runtime writes into
 * our memory; the others, whose shape depends on the data, are copied out after each run.
 */
final class PinnedCall implements OnnxCall {

    private final SessionLease lease;
    private final OrtSession session;
    private final Map<String, BoundTensor> inputs = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> lent = new LinkedHashMap<>();
    private final Map<String, TextInput> texts = new LinkedHashMap<>();
    private final Map<String, BoundTensor> pinned = new LinkedHashMap<>();
    private final Map<String, CopiedTensor> copied = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> inputTensors = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> pinnedTensors = new LinkedHashMap<>();
    private final Set<String> requested = new LinkedHashSet<>();
    private final RunOptions options;
    private final Object terminating = new Object();
    private boolean optionsOpen = true;
    private boolean closed;

    private PinnedCall(SessionLease lease) throws OrtException {
        this.lease = lease;
        this.session = lease.session().session();
        this.options = new RunOptions();
    }

    static PinnedCall allocate(SessionLease lease, Map<String, List<Long>> shapes) throws OrtException {
        CountedSession session = lease.session();
        CallShapes resolved = CallShapes.resolve(session.inputs(), shapes);
        PinnedCall call = new PinnedCall(lease);
        try {
            for (TensorInfo input : session.inputs()) {
                call.bindInput(session, input, resolved.of(input));
            }
            for (TensorInfo output : session.outputs()) {
                call.bindOutput(session, output, resolved.of(output));
            }
            return call;
        } catch (OrtException | OnnxException e) {
            call.free();
            throw e;
        }
    }

    private void bindInput(CountedSession session, TensorInfo input, List<Long> shape) throws OrtException {
        if (input.type() == TensorType.STRING) {
            texts.put(input.name(), new TextInput(session.environment(), input.name(), shape));
        } else {
            BoundTensor bound = BoundTensor.allocate(session.environment(), input.type(), shape);
            inputs.put(input.name(), bound);
            inputTensors.put(input.name(), bound.tensor());
        }
    }

    private void bindOutput(CountedSession session, TensorInfo output, List<Long> shape) throws OrtException {
        if (output.type() != TensorType.STRING && shape.stream().allMatch(extent -> extent > 0)) {
            BoundTensor bound = BoundTensor.allocate(session.environment(), output.type(), shape);
            pinned.put(output.name(), bound);
            pinnedTensors.put(output.name(), bound.tensor());
        } else {
            copied.put(output.name(), new CopiedTensor(output));
            requested.add(output.name());
        }
    }

    @Override
    public ByteBuffer input(String name) {
        return named(inputs, name, "input of numbers").bytes();
    }

    @Override
    public void lend(String name, ByteBuffer memory) {
        BoundTensor own = named(inputs, name, "input of numbers");
        try {
            OnnxTensor tensor = own.over(lease.session().environment(), memory);
            OnnxTensor before = lent.put(name, tensor);
            if (before != null) {
                before.close();
            }
            inputTensors.put(name, tensor);
        } catch (OrtException e) {
            throw new OnnxException(Reason.FAILED, "ONNX Runtime: " + OrtOnnxRuntime.firstLine(e), e);
        }
    }

    private void giveBackLent() {
        lent.forEach((name, tensor) -> {
            inputTensors.put(name, inputs.get(name).tensor());
            tensor.close();
        });
        lent.clear();
    }

    @Override
    public void setTexts(String name, List<String> values) {
        try {
            inputTensors.put(name, named(texts, name, "input of texts").set(values));
        } catch (OrtException e) {
            throw new OnnxException(Reason.FAILED, "ONNX Runtime: " + OrtOnnxRuntime.firstLine(e), e);
        }
    }

    private static <T> T named(Map<String, T> those, String name, String kind) {
        T found = those.get(name);
        if (found == null) {
            throw new OnnxException(
                    Reason.INPUT, "No " + kind + " is called " + name + "; there are " + those.keySet(), null);
        }
        return found;
    }

    @Override
    public synchronized void run() {
        if (closed) {
            throw new IllegalStateException("the call is closed; prepare a new one from a lease");
        }
        try (OrtSession.Result result = session.run(inputTensors, requested, pinnedTensors, options)) {
            for (Map.Entry<String, CopiedTensor> output : copied.entrySet()) {
                OnnxValue value = result.get(output.getKey()).orElseThrow();
                output.getValue().copy((OnnxTensor) value);
            }
        } catch (OrtException e) {
            throw failure(e);
        } finally {
            giveBackLent();
        }
    }

    private OnnxException failure(OrtException e) {
        String message = OrtOnnxRuntime.firstLine(e);
        boolean terminated = message.contains("terminate flag");
        if (terminated) {
            setTerminate(false);
        }
        return new OnnxException(terminated ? Reason.TERMINATED : Reason.FAILED, "ONNX Runtime: " + message, e);
    }

    @Override
    public FloatBuffer floats(String name) {
        BoundTensor output = pinned.get(name);
        return output != null ? output.floats() : copiedOutput(name).floats();
    }

    @Override
    public LongBuffer longs(String name) {
        BoundTensor output = pinned.get(name);
        return output != null ? output.longs() : copiedOutput(name).longs();
    }

    @Override
    public ByteBuffer bytes(String name) {
        BoundTensor output = pinned.get(name);
        return output != null ? output.bytes() : copiedOutput(name).bytes();
    }

    @Override
    public List<String> texts(String name) {
        return copiedOutput(name).texts();
    }

    @Override
    public List<Long> shape(String name) {
        BoundTensor output = pinned.get(name);
        return output != null ? output.shape() : copiedOutput(name).shape();
    }

    private CopiedTensor copiedOutput(String name) {
        CopiedTensor output = copied.get(name);
        if (output == null) {
            throw new OnnxException(
                    Reason.INPUT,
                    "No output of this kind is called " + name + "; there are " + pinned.keySet() + copied.keySet(),
                    null);
        }
        return output;
    }

    @Override
    public void terminate() {
        setTerminate(true);
    }

    private void setTerminate(boolean terminate) {
        // Not under the lock of run, which is held for as long as there is something to terminate.
        synchronized (terminating) {
            if (optionsOpen) {
                try {
                    options.setTerminate(terminate);
                } catch (OrtException e) {
                    throw new OnnxException(Reason.FAILED, "ONNX Runtime: " + OrtOnnxRuntime.firstLine(e), e);
                }
            }
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            free();
        }
        lease.forget(this);
    }

    private void free() {
        closed = true;
        giveBackLent();
        inputs.values().forEach(BoundTensor::close);
        texts.values().forEach(TextInput::close);
        pinned.values().forEach(BoundTensor::close);
        synchronized (terminating) {
            optionsOpen = false;
            options.close();
        }
    }
}
