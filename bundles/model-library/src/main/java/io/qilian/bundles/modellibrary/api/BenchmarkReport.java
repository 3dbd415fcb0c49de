package io.qilian.bundles.modellibrary.api;

import io.qilian.kernel.api.model.ModelVersion;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a benchmark measured.
 *
 * @param version which version
 * @param runtime version of ONNX Runtime
 * @param processors processors of this process
 * @param fixedBatch the batch size that the model fixes; empty if it leaves it open
 * @param cells the cells, those of one batch size and number of callers together
 * @param load what else the machine did meanwhile
 */
public record BenchmarkReport(
        ModelVersion version,
        String runtime,
        int processors,
        OptionalLong fixedBatch,
        List<BenchmarkCell> cells,
        Load load) {

    /**
     * Checks and copies the parts.
     *
     * @throws NullPointerException if a part is null
     */
    public BenchmarkReport {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(runtime, "runtime");
        Objects.requireNonNull(fixedBatch, "fixedBatch");
        cells = List.copyOf(cells);
        Objects.requireNonNull(load, "load");
    }

    /**
     * What else the machine did during a benchmark.
     *
     * @param lanes lanes that were open when it began
     * @param analysed frames that lanes analysed meanwhile
     * @param dropped frames that lanes dropped meanwhile, for a newer one or another reason
     * @param average the machine's load average of one minute when it began; empty where the system does not tell
     */
    public record Load(int lanes, long analysed, long dropped, OptionalDouble average) {

        /**
         * Checks that nothing is missing.
         *
         * @throws NullPointerException if the average is null
         */
        public Load {
            Objects.requireNonNull(average, "average");
        }
    }
}
