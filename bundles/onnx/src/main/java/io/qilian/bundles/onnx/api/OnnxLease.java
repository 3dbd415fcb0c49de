package io.qilian.bundles.onnx.api;

import ai.djl.Model;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The right to use a session. While it is held the session stays open. Everything made from a lease ends with it.
 * Thread-safe.
 */
@ProviderType
public interface OnnxLease extends AutoCloseable {

    /**
     * Prepares calls of the model: allocates input and output buffers outside the heap and pins them, so that a call
     * copies and allocates nothing.
     *
     * @param shapes the shape of each input that the model leaves open; inputs with a fixed shape may be left out
     * @return a call, used by one thread at a time, closed by the caller or with the lease
     * @throws OnnxException if an input is unknown or its shape is not one that the model takes
     * @throws IllegalStateException if the lease is closed
     */
    OnnxCall prepare(Map<String, List<Long>> shapes);

    /**
     * The same session as a DJL model, for a {@code Predictor} with a {@code Translator} of the caller's own. Nothing
     * is loaded a second time. The model refuses to be loaded, saved, trained or given another block; closing it, or a
     * predictor of it, leaves the session alone. After this lease is closed every prediction is an
     * {@link IllegalStateException}.
     *
     * @return the model; the same one each time
     * @throws IllegalStateException if the lease is closed
     */
    Model djlModel();

    /** Gives the lease back after the runs that are under way have ended. Idempotent. */
    @Override
    void close();
}
