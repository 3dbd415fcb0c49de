package io.qilian.bundles.onnx.api;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** Opens ONNX models. Published as a service; thread-safe. */
@ProviderType
public interface OnnxRuntime {

    /**
     * Loads a model. This takes from some milliseconds to seconds and cannot be interrupted.
     *
     * @param model the ONNX file
     * @param settings how it uses the processor
     * @return the session, owned by the caller, who ends it with {@link OnnxSession#retire()}
     * @throws OnnxException if the file is not a model that can be run
     */
    OnnxSession open(Path model, SessionSettings settings);

    /**
     * Version of ONNX Runtime.
     *
     * @return such as {@code 1.29.0}
     */
    String version();
}
