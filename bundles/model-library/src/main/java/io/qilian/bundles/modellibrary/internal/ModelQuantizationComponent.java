package io.qilian.bundles.modellibrary.internal;

import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.ModelQuantization;
import io.qilian.bundles.modellibrary.api.QuantizationReport;
import io.qilian.bundles.modellibrary.internal.quantization.CalibratedQuantization;
import io.qilian.bundles.onnx.api.OnnxRuntime;
import io.qilian.kernel.api.model.ModelReference;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Quantization of the library's models. */
@Component(service = ModelQuantization.class)
public final class ModelQuantizationComponent implements ModelQuantization {

    private final ModelQuantization quantization;

    /**
     * Prepares for quantizations.
     *
     * @param models the library
     * @param runtime runs models
     * @param media reads and scales pictures
     */
    @Activate
    public ModelQuantizationComponent(
            @Reference ModelLibraryComponent models, @Reference OnnxRuntime runtime, @Reference Media media) {
        Path data = Path.of(System.getProperty("karaf.data", "data"));
        quantization = new CalibratedQuantization(
                models.library(), models.registry(), runtime, media, data.resolve("model-quantization"));
    }

    @Override
    public QuantizationReport quantize(ModelReference model, Path pictures, AliasMove.Change change) {
        return quantization.quantize(model, pictures, change);
    }
}
