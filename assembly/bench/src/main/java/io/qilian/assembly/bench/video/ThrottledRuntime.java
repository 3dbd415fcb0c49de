package io.qilian.assembly.bench.video;

import ai.djl.Model;
import io.qilian.bundles.onnx.api.OnnxCall;
import io.qilian.bundles.onnx.api.OnnxLease;
import io.qilian.bundles.onnx.api.OnnxRuntime;
import io.qilian.bundles.onnx.api.OnnxSession;
import io.qilian.bundles.onnx.api.SessionSettings;
import io.qilian.bundles.onnx.api.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A runtime whose runs take a set time and no processor once it is throttled: a call then answers what its last real run
 * answered. Thread-safe.
 */
public final class ThrottledRuntime implements OnnxRuntime {

    private final OnnxRuntime runtime;
    private volatile long runNanos;

    /**
     * Runs as the real one does, so far.
     *
     * @param runtime the real one
     */
    public ThrottledRuntime(OnnxRuntime runtime) {
        this.runtime = runtime;
    }

    /**
     * From now on no run is a real one. Every call must have been run once.
     *
     * @param nanos how long each takes
     */
    public void throttle(long nanos) {
        runNanos = nanos;
    }

    @Override
    public OnnxSession open(Path model, SessionSettings settings) {
        return new Session(runtime.open(model, settings));
    }

    @Override
    public String version() {
        return runtime.version();
    }

    private final class Session implements OnnxSession {

        private final OnnxSession session;

        Session(OnnxSession session) {
            this.session = session;
        }

        @Override
        public List<TensorInfo> inputs() {
            return session.inputs();
        }

        @Override
        public List<TensorInfo> outputs() {
            return session.outputs();
        }

        @Override
        public Map<String, String> metadata() {
            return session.metadata();
        }

        @Override
        public Optional<OnnxLease> lease() {
            return session.lease().map(Lease::new);
        }

        @Override
        public void retire() {
            session.retire();
        }

        @Override
        public int leases() {
            return session.leases();
        }

        @Override
        public boolean closed() {
            return session.closed();
        }
    }

    private final class Lease implements OnnxLease {

        private final OnnxLease lease;

        Lease(OnnxLease lease) {
            this.lease = lease;
        }

        @Override
        public OnnxCall prepare(Map<String, List<Long>> shapes) {
            return new Call(lease.prepare(shapes));
        }

        @Override
        public Model djlModel() {
            return lease.djlModel();
        }

        @Override
        public void close() {
            lease.close();
        }
    }

    private final class Call implements OnnxCall {

        private final OnnxCall call;

        Call(OnnxCall call) {
            this.call = call;
        }

        @Override
        public void run() {
            long nanos = runNanos;
            if (nanos == 0) {
                call.run();
                return;
            }
            long due = System.nanoTime() + nanos;
            for (long left = nanos; left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }

        @Override
        public ByteBuffer input(String name) {
            return call.input(name);
        }

        @Override
        public void lend(String name, ByteBuffer memory) {
            call.lend(name, memory);
        }

        @Override
        public void setTexts(String name, List<String> texts) {
            call.setTexts(name, texts);
        }

        @Override
        public FloatBuffer floats(String name) {
            return call.floats(name);
        }

        @Override
        public LongBuffer longs(String name) {
            return call.longs(name);
        }

        @Override
        public ByteBuffer bytes(String name) {
            return call.bytes(name);
        }

        @Override
        public List<String> texts(String name) {
            return call.texts(name);
        }

        @Override
        public List<Long> shape(String name) {
            return call.shape(name);
        }

        @Override
        public void terminate() {
            call.terminate();
        }

        @Override
        public void close() {
            call.close();
        }
    }
}
