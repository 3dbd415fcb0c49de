package io.qilian.bundles.modellibrary.api;

import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.permission.Permission;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes faster versions of detectors, for people: numbers of 8 bits in place of single precision, where the detections
 * stay. Thread-safe; one quantization at a time, a second one is refused.
 */
@ProviderType
public interface ModelQuantization {

    /** Fewest pictures that a calibration takes. */
    int MINIMUM_PICTURES = 32;

    /** Most pictures that a calibration uses; of more, as many are taken evenly. */
    int MAXIMUM_PICTURES = 512;

    /**
     * Quantizes a detector and registers the result as the model's next version. No alias is moved. Three of four
     * pictures calibrate; on the others, and on the golden samples, the result must find what the model finds. Takes
     * from seconds to minutes, on the caller's thread, and ends early when the thread is interrupted.
     *
     * @param model the detector, or an alias of it
     * @param pictures a folder of pictures like those that the model will see, {@value #MINIMUM_PICTURES} or more
     * @param change who does it, and why
     * @return what came out
     * @throws io.qilian.kernel.api.problem.ProblemException if the model cannot be quantized, or would lose detections,
     *     or the pictures are too few, or the version is refused, or the thread is interrupted
     */
    @Permission("model:quantize:{model}")
    QuantizationReport quantize(ModelReference model, Path pictures, AliasMove.Change change);
}
