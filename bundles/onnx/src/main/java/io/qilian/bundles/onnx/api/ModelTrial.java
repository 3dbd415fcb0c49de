package io.qilian.bundles.onnx.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Loads and runs a model that is not trusted yet in a process of its own, which may use little, and which takes nothing with
 * it when it dies. Published as a service; thread-safe, one trial at a time.
 */
@ProviderType
public interface ModelTrial {

    /**
     * Tries a model: loads it, and runs it on zeros.
     *
     * @param model the ONNX file
     * @param shapes what to run it on, one after the other: the shape of each input that the model leaves open; inputs
     *     with a fixed shape may be left out
     * @param limits what it may use
     * @return what was measured
     * @throws OnnxException if the runtime refuses the model or a run, or with the reason {@link OnnxException.Reason#TRIAL}
     *     if its process crashed or went beyond a limit
     * @throws java.io.UncheckedIOException if no process can be started, or its files cannot be written
     */
    TrialReport run(Path model, List<Map<String, List<Long>>> shapes, TrialLimits limits);
}
