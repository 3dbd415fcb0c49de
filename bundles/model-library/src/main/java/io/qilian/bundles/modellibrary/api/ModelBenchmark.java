package io.qilian.bundles.modellibrary.api;

import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.permission.Permission;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Measures how fast a version runs on this machine, beside the runtime alone. For people; one benchmark at a time. Its
 * threads have the lowest priority, but they use processors: while lanes are open, only one caller measures unless more
 * are asked for. Published as a service; thread-safe.
 */
@ProviderType
public interface ModelBenchmark {

    /**
     * Measures a version on the caller's thread and on as many others as the request names. An interrupt of the caller
     * ends it after the run that is under way.
     *
     * @param model which one; an alias is followed once, at the beginning
     * @param request what to measure
     * @param progress is told of each cell when it is measured, on the caller's thread
     * @return all cells in their order
     * @throws io.qilian.kernel.api.problem.ProblemException {@code benchmark.busy} while another one runs,
     *     {@code benchmark.too-long} and {@code benchmark.threads} for a request beyond the bounds,
     *     {@code benchmark.interrupted} after an interrupt, {@code model.unknown} and others if the model cannot be used
     */
    @Permission("model:benchmark:{model}")
    BenchmarkReport benchmark(ModelReference model, BenchmarkRequest request, Consumer<BenchmarkProgress> progress);
}
