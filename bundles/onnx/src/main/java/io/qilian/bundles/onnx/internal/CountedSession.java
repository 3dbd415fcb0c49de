package io.qilian.bundles.onnx.internal;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.bundles.onnx.api.OnnxException.Reason;
import io.qilian.bundles.onnx.api.OnnxLease;
import io.qilian.bundles.onnx.api.OnnxSession;
import io.qilian.bundles.onnx.api.TensorInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A session that closes when its owner has retired it and its last lease is back. */
final class CountedSession implements OnnxSession {

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final List<TensorInfo> inputs;
    private final List<TensorInfo> outputs;
    private final Map<String, String> metadata;
    private final UseCount uses = new UseCount(this::closeNative);
    private final AtomicBoolean retired = new AtomicBoolean();

    private CountedSession(OrtEnvironment environment, OrtSession session) throws OrtException {
        this.environment = environment;
        this.session = session;
        this.inputs = TensorInfos.of(session.getInputInfo().values());
        this.outputs = TensorInfos.of(session.getOutputInfo().values());
        this.metadata = Map.copyOf(session.getMetadata().getCustomMetadata());
    }

    static CountedSession of(OrtEnvironment environment, OrtSession session) throws OrtException {
        try {
            return new CountedSession(environment, session);
        } catch (OrtException | OnnxException e) {
            session.close();
            throw e;
        }
    }

    @Override
    public List<TensorInfo> inputs() {
        return inputs;
    }

    @Override
    public List<TensorInfo> outputs() {
        return outputs;
    }

    @Override
    public Map<String, String> metadata() {
        return metadata;
    }

    @Override
    public Optional<OnnxLease> lease() {
        if (retired.get() || !uses.join()) {
            return Optional.empty();
        }
        return Optional.of(new SessionLease(this));
    }

    @Override
    public void retire() {
        if (retired.compareAndSet(false, true)) {
            uses.leave();
        }
    }

    @Override
    public int leases() {
        return Math.max(0, uses.users() - (retired.get() ? 0 : 1));
    }

    @Override
    public boolean closed() {
        return uses.users() == 0;
    }

    void giveBack() {
        uses.leave();
    }

    OrtEnvironment environment() {
        return environment;
    }

    OrtSession session() {
        return session;
    }

    private void closeNative() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new OnnxException(Reason.FAILED, "ONNX Runtime: " + OrtOnnxRuntime.firstLine(e), e);
        }
    }
}
