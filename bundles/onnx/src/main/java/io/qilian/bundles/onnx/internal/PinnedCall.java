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
                BoundTensor bound = BoundTensor.allocate(session.environment(), input.type(), resolved.of(input));
                call.inputs.put(input.name(), bound);
                call.inputTensors.put(input.name(), bound.tensor());
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

    private void bindOutput(CountedSession session, TensorInfo output, List<Long> shape) throws OrtException {
        if (shape.stream().allMatch(extent -> extent > 0)) {
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
        BoundTensor input = inputs.get(name);
        if (input == null) {
            throw new OnnxException(
                    Reason.INPUT, "No input is called " + name + "; the inputs are " + inputs.keySet(), null);
        }
        return input.bytes();
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
    public List<Long> shape(String name) {
        BoundTensor output = pinned.get(name);
        return output != null ? output.shape() : copiedOutput(name).shape();
    }

    private CopiedTensor copiedOutput(String name) {
        CopiedTensor output = copied.get(name);
        if (output == null) {
            throw new OnnxException(
                    Reason.INPUT,
                    "No output is called " + name + "; the outputs are " + pinned.keySet() + copied.keySet(),
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
        inputs.values().forEach(BoundTensor::close);
        pinned.values().forEach(BoundTensor::close);
        synchronized (terminating) {
            optionsOpen = false;
            options.close();
        }
    }
}
