package io.qilian.bundles.modellibrary.internal.version;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.bundles.onnx.api.OnnxLease;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Keeps a few prepared calls for reuse, those of the shapes that came last. How many run at once is bounded by whoever
 * borrows. Thread-safe.
 */
public final class RawCallPool implements AutoCloseable {

    private final Supplier<OnnxLease> leases;
    private final Media media;
    private final int mostIdle;
    private final ArrayDeque<RawCall> idle = new ArrayDeque<>();
    private boolean closed;

    RawCallPool(Supplier<OnnxLease> leases, Media media, int mostIdle) {
        this.leases = leases;
        this.media = media;
        this.mostIdle = mostIdle;
    }

    /**
     * A call for these shapes.
     *
     * @param shapes the shape of each input
     * @return the call, to be given back or discarded
     * @throws IllegalStateException if the version has been retired
     * @throws OnnxException if the model does not take the shapes
     */
    public RawCall borrow(Map<String, List<Long>> shapes) {
        synchronized (idle) {
            for (Iterator<RawCall> calls = idle.iterator(); calls.hasNext(); ) {
                RawCall call = calls.next();
                if (call.shapes().equals(shapes)) {
                    calls.remove();
                    return call;
                }
            }
        }
        OnnxLease lease = leases.get();
        try {
            return new RawCall(lease, shapes, media);
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    /** One run on zeros, so that the first call with these shapes does not pay for the first run. */
    void warmUp(Map<String, List<Long>> shapes) {
        RawCall call = borrow(shapes);
        try {
            call.onnx().run();
        } finally {
            // Not kept: what is warm is the session, and the buffers of a large batch are not needed until one comes.
            call.close();
        }
    }

    /**
     * Takes a call back that can be used again.
     *
     * @param call the call, whose buffers the caller forgets
     */
    public void giveBack(RawCall call) {
        RawCall surplus = call;
        synchronized (idle) {
            if (!closed) {
                idle.addFirst(call);
                surplus = idle.size() > mostIdle ? idle.pollLast() : null;
            }
        }
        if (surplus != null) {
            surplus.close();
        }
    }

    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
            idle.forEach(RawCall::close);
            idle.clear();
        }
    }
}
