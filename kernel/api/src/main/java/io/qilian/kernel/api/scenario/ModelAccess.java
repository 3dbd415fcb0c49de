package io.qilian.kernel.api.scenario;

import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.model.ModelLease;
import io.qilian.kernel.api.model.Score;
import io.qilian.kernel.api.model.Tensor;
import io.qilian.kernel.api.observation.Detection;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Calls of the models that a scenario declared, on demand: on a crop of a frame, or on numbers. The models that run on
 * every frame need no call, their results come as observations.
 *
 * <p>A call runs on the caller's thread, which is the scene's, and counts towards the scene's time budget. It waits for
 * a free processor slot of the platform. The model version is leased for the length of the call.
 */
@ProviderType
public interface ModelAccess {

    /**
     * Finds objects in a part of a frame.
     *
     * @param use name of the declared model use
     * @param frame the frame, open
     * @param region the part to look at, in pixels of the frame; clipped to the picture
     * @return the detections in pixels of the frame, best first; immutable
     * @throws io.qilian.kernel.api.problem.ProblemException if the use was not declared, the model is not a detector or
     *     is not available, or nothing of the region lies in the picture
     */
    List<Detection> detect(String use, Frame frame, Box region);

    /**
     * Classifies a part of a frame.
     *
     * @param use name of the declared model use
     * @param frame the frame, open
     * @param region the part to look at, in pixels of the frame; clipped to the picture
     * @return the classes, best first; immutable
     * @throws io.qilian.kernel.api.problem.ProblemException if the use was not declared, the model is not a classifier
     *     or is not available, or nothing of the region lies in the picture
     */
    List<Score> classify(String use, Frame frame, Box region);

    /**
     * Runs a model on numbers.
     *
     * @param use name of the declared model use
     * @param inputs the tensors by input name, all that the model asks for
     * @return the tensors by output name; immutable
     * @throws io.qilian.kernel.api.problem.ProblemException if the use was not declared, the model is not available, or
     *     an input has another name or shape than the model's
     */
    Map<String, Tensor> run(String use, Map<String, Tensor> inputs);

    /**
     * Takes a lease on the model's present version, for a scenario that brings its own pre- and post-processing. The
     * version stays loaded, also when the alias moves on, until the lease is closed; the platform closes it with the
     * scene's handler at the latest.
     *
     * @param use name of the declared model use
     * @return the lease, closed by the caller
     * @throws io.qilian.kernel.api.problem.ProblemException if the use was not declared or the model is not available
     */
    ModelLease lease(String use);
}
