package io.qilian.bundles.modelserver.internal.inference;

import io.qilian.bundles.modellibrary.api.ServedModels;
import io.qilian.bundles.modellibrary.api.ServingStatistics;
import io.qilian.bundles.modelserver.internal.inference.VersionStatistics.Part;
import io.qilian.bundles.modelserver.internal.memory.TensorMemory;
import io.qilian.bundles.modelserver.internal.protocol.Verdict;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The figures in Prometheus' text form, under the names that dashboards for Triton know. There is a histogram besides.
 * Figures of GPUs are left out: there is none, and a zero would say that there is one which does nothing.
 */
public final class MetricsText {

    private static final double MICROS_PER_SECOND = 1e6;
    private static final long NANOS_PER_MICRO = 1000;

    private final ModelStatistics statistics;
    private final ServedModels models;
    private final TensorMemory memory;

    /**
     * The figures.
     *
     * @param statistics what was counted
     * @param models the calls of the library
     * @param memory where requests lie
     */
    public MetricsText(ModelStatistics statistics, ServedModels models, TensorMemory memory) {
        this.memory = memory;
        this.statistics = statistics;
        this.models = models;
    }

    /** All figures of this moment. */
    public String write() {
        List<VersionStatistics> all = statistics.all();
        StringBuilder text = new StringBuilder(4096);
        counter(text, all, "request_success", version -> version.total(Part.SUCCESS)
                .count());
        failures(text, all);
        counter(text, all, "count", VersionStatistics::inferences);
        counter(text, all, "exec_count", VersionStatistics::executions);
        duration(text, all, "request", Part.SUCCESS);
        duration(text, all, "queue", Part.QUEUE);
        duration(text, all, "compute_input", Part.COMPUTE_INPUT);
        duration(text, all, "compute_infer", Part.COMPUTE_INFER);
        duration(text, all, "compute_output", Part.COMPUTE_OUTPUT);
        histogram(text, all);
        server(text);
        return text.toString();
    }

    private static void counter(
            StringBuilder text, List<VersionStatistics> all, String name, ToLongFunction<VersionStatistics> value) {
        head(text, "nv_inference_" + name, "counter");
        for (VersionStatistics version : all) {
            line(text, "nv_inference_" + name, labels(version), value.applyAsLong(version));
        }
    }

    private static void duration(StringBuilder text, List<VersionStatistics> all, String name, Part part) {
        counter(text, all, name + "_duration_us", version -> version.total(part).ns() / NANOS_PER_MICRO);
    }

    private static void failures(StringBuilder text, List<VersionStatistics> all) {
        head(text, "nv_inference_request_failure", "counter");
        for (VersionStatistics version : all) {
            for (Map.Entry<Verdict, Long> failure : version.failures().entrySet()) {
                String labels = labels(version) + ",reason=\"" + reason(failure.getKey()) + "\",verdict=\""
                        + failure.getKey() + '"';
                line(text, "nv_inference_request_failure", labels, failure.getValue());
            }
        }
    }

    private static String reason(Verdict verdict) {
        return switch (verdict) {
            case UNAVAILABLE, NO_MEMORY -> "REJECTED";
            case CANCELLED -> "CANCELED";
            case INTERNAL -> "BACKEND";
            default -> "OTHER";
        };
    }

    private static void histogram(StringBuilder text, List<VersionStatistics> all) {
        String name = "qilian_inference_request_seconds";
        head(text, name, "histogram");
        for (VersionStatistics version : all) {
            long[] classes = version.classes();
            long sum = 0;
            for (int place = 0; place < classes.length; place++) {
                sum += classes[place];
                String bound = place < VersionStatistics.BOUNDS_US.length
                        ? Double.toString(VersionStatistics.BOUNDS_US[place] / MICROS_PER_SECOND)
                        : "+Inf";
                line(text, name + "_bucket", labels(version) + ",le=\"" + bound + '"', sum);
            }
            double seconds = version.total(Part.SUCCESS).ns() / MICROS_PER_SECOND / NANOS_PER_MICRO;
            text.append(name)
                    .append("_sum{")
                    .append(labels(version))
                    .append("} ")
                    .append(seconds)
                    .append('\n');
            line(text, name + "_count", labels(version), sum);
        }
    }

    private void server(StringBuilder text) {
        ServingStatistics calls = models.statistics();
        gauge(text, "nv_inference_pending_request_count", "gauge", statistics.pending());
        gauge(text, "qilian_inference_running", "gauge", calls.running());
        gauge(text, "qilian_inference_waiting", "gauge", calls.waiting());
        gauge(text, "qilian_processor_places", "gauge", calls.mostRunning());
        gauge(text, "qilian_scene_runs_running", "gauge", calls.scenes().running());
        gauge(text, "qilian_scene_runs_waiting", "gauge", calls.scenes().waiting());
        gauge(text, "qilian_scene_runs_total", "counter", calls.scenes().admitted());
        gauge(
                text,
                "qilian_inference_shared_calls_total",
                "counter",
                calls.shared().calls());
        gauge(
                text,
                "qilian_inference_shared_runs_total",
                "counter",
                calls.shared().runs());
        gauge(
                text,
                "qilian_inference_shared_runs_failed_total",
                "counter",
                calls.shared().failedRuns());
        gauge(text, "qilian_model_memory_bytes", "gauge", calls.memory().usedBytes());
        gauge(text, "qilian_model_memory_budget_bytes", "gauge", calls.memory().budgetBytes());
        gauge(
                text,
                "qilian_model_memory_refused_total",
                "counter",
                calls.memory().refused());
        gauge(text, "qilian_inference_held_models", "gauge", calls.held());
        gauge(text, "qilian_inference_full_total", "counter", calls.full());
        gauge(text, "qilian_inference_late_total", "counter", calls.late());
        gauge(text, "qilian_inference_cancelled_total", "counter", calls.cancelled());
        requests(text, memory.figures());
        gauge(text, "qilian_inference_unassigned_failures_total", "counter", statistics.unassigned());
    }

    private static void requests(StringBuilder text, TensorMemory.Figures lent) {
        gauge(text, "qilian_request_memory_bytes", "gauge", lent.bytes());
        gauge(text, "qilian_request_memory_idle_bytes", "gauge", lent.idleBytes());
        gauge(text, "qilian_request_memory_lent_total", "counter", lent.lent());
        gauge(text, "qilian_request_memory_full_total", "counter", lent.refused());
    }

    private static void gauge(StringBuilder text, String name, String kind, long value) {
        head(text, name, kind);
        text.append(name).append(' ').append(value).append('\n');
    }

    private static void head(StringBuilder text, String name, String kind) {
        text.append("# TYPE ").append(name).append(' ').append(kind).append('\n');
    }

    private static void line(StringBuilder text, String name, String labels, long value) {
        text.append(name).append('{').append(labels).append("} ").append(value).append('\n');
    }

    /** Names and versions of models are lower case letters, digits, hyphens and points: nothing to be escaped. */
    private static String labels(VersionStatistics version) {
        return "model=\"" + version.name() + "\",version=\"" + version.version() + '"';
    }
}
