package io.qilian.bundles.onnx.internal.trial;

import io.qilian.bundles.onnx.api.ModelTrial;
import io.qilian.bundles.onnx.api.TrialLimits;
import io.qilian.bundles.onnx.api.TrialReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Publishes trials in child processes; their files lie in the bundle's data folder. */
@Component(service = ModelTrial.class)
public final class ModelTrialComponent implements ModelTrial {

    private final ModelTrial trial;

    /**
     * Publishes them.
     *
     * @param context the bundle's
     */
    @Activate
    public ModelTrialComponent(BundleContext context) {
        Path folder = context.getDataFile("trial").toPath();
        trial = new ChildProcessTrial(new BundleClasses(context.getBundle()), folder);
    }

    @Override
    public TrialReport run(Path model, List<Map<String, List<Long>>> shapes, TrialLimits limits) {
        return trial.run(model, shapes, limits);
    }
}
