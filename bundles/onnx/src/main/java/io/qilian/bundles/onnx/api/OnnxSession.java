package io.qilian.bundles.onnx.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A loaded model that many callers use at once. It has no close: its owner retires it, and it closes itself when the
 * last lease is given back, so it cannot be closed under a running call (which would end the JVM). Thread-safe.
 */
@ProviderType
public interface OnnxSession {

    /**
     * What the model takes.
     *
     * @return the inputs in the order of the graph
     */
    List<TensorInfo> inputs();

    /**
     * What the model gives.
     *
     * @return the outputs in the order of the graph
     */
    List<TensorInfo> outputs();

    /**
     * The custom metadata that the exporter wrote into the file.
     *
     * @return texts by key
     */
    Map<String, String> metadata();

    /**
     * Takes a lease.
     *
     * @return the lease, which the caller closes; empty if the session has been retired
     */
    Optional<OnnxLease> lease();

    /** Ends the session: no further lease is given, and the native session closes with its last lease. Idempotent. */
    void retire();

    /**
     * Leases that are out.
     *
     * @return the number, at least 0
     */
    int leases();

    /**
     * Whether the native session is closed and its memory given back.
     *
     * @return true once it has been retired and the last lease is back
     */
    boolean closed();
}
