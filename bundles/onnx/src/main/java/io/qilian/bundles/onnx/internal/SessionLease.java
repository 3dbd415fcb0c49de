package io.qilian.bundles.onnx.internal;

import ai.djl.Model;
import ai.onnxruntime.OrtException;
import io.qilian.bundles.onnx.api.OnnxCall;
import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.bundles.onnx.api.OnnxException.Reason;
import io.qilian.bundles.onnx.api.OnnxLease;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A lease. It counts the calls and the DJL predictions that are made from it as users of its own, and gives itself back
 * when it is closed and the last of them has ended.
 */
final class SessionLease implements OnnxLease {

    private final CountedSession session;
    private final UseCount uses;
    private final Set<PinnedCall> calls = new HashSet<>();
    private LeasedModel model;
    private boolean closed;

    SessionLease(CountedSession session) {
        this.session = session;
        this.uses = new UseCount(this::giveBack);
    }

    @Override
    public OnnxCall prepare(Map<String, List<Long>> shapes) {
        synchronized (calls) {
            requireOpen();
            try {
                uses.join();
                PinnedCall call = PinnedCall.allocate(this, shapes);
                calls.add(call);
                return call;
            } catch (OrtException e) {
                uses.leave();
                throw new OnnxException(Reason.INPUT, "ONNX Runtime: " + OrtOnnxRuntime.firstLine(e), e);
            } catch (OnnxException e) {
                uses.leave();
                throw e;
            }
        }
    }

    @Override
    public Model djlModel() {
        synchronized (calls) {
            requireOpen();
            if (model == null) {
                model = new LeasedModel(this);
            }
            return model;
        }
    }

    @Override
    public void close() {
        List<PinnedCall> open;
        synchronized (calls) {
            if (closed) {
                return;
            }
            closed = true;
            open = new ArrayList<>(calls);
        }
        open.forEach(PinnedCall::close);
        uses.leave();
    }

    /** The last user has left. A prediction by DJL is one: the arrays that it works on are freed after it. */
    private void giveBack() {
        synchronized (calls) {
            if (model != null) {
                model.release();
            }
        }
        session.giveBack();
    }

    /** Keeps the session open for the length of one prediction; false if the lease is closed. */
    boolean beginUse() {
        synchronized (calls) {
            return !closed && uses.join();
        }
    }

    void endUse() {
        uses.leave();
    }

    void forget(PinnedCall call) {
        synchronized (calls) {
            calls.remove(call);
        }
        uses.leave();
    }

    CountedSession session() {
        return session;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the lease is closed; take a new one from the session");
        }
    }
}
