package io.qilian.bundles.modellibrary.api;

import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.model.ModelLease;
import io.qilian.kernel.api.model.ModelVersion;
import io.qilian.kernel.api.model.Score;
import io.qilian.kernel.api.model.Tensor;
import io.qilian.kernel.api.observation.Detection;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A model that is kept in memory for its holder; an alias is followed from call to call. Calls run on the caller's
 * thread, after waiting for a free processor, which all runs of models share. Thread-safe.
 */
@ProviderType
public interface ModelHandle extends AutoCloseable {

    /**
     * The version that the next call uses.
     *
     * @return the version
     */
    ModelVersion version();

    /**
     * Finds objects in a part of a frame, see {@link io.qilian.kernel.api.scenario.ModelAccess#detect}.
     *
     * @param frame the frame, open
     * @param region the part, in pixels of the frame
     * @return the detections in pixels of the frame, best first
     */
    List<Detection> detect(Frame frame, Box region);

    /**
     * Classifies a part of a frame, see {@link io.qilian.kernel.api.scenario.ModelAccess#classify}.
     *
     * @param frame the frame, open
     * @param region the part, in pixels of the frame
     * @return the classes, best first
     */
    List<Score> classify(Frame frame, Box region);

    /**
     * Runs the model on numbers, see {@link io.qilian.kernel.api.scenario.ModelAccess#run}.
     *
     * @param inputs the tensors by input name
     * @return the tensors by output name
     */
    Map<String, Tensor> run(Map<String, Tensor> inputs);

    /**
     * Takes a lease on the present version.
     *
     * @return the lease, closed by the caller
     */
    ModelLease lease();

    /** Lets the model go. Idempotent. */
    @Override
    void close();
}
