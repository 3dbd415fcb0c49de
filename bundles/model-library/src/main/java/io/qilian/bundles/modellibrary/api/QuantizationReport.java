package io.qilian.bundles.modellibrary.api;

import java.util.List;
import java.util.Objects;

/**
 * What a quantization came to.
 *
 * @param registration the version that was registered
 * @param base the version that it was made of
 * @param calibrated pictures whose activations were measured
 * @param compared pictures, golden samples among them, on which both versions were compared
 * @param layers convolutions that work on 8 bits
 * @param inFloat tensors that were left in single precision because their error was the greatest; empty if none had to be
 * @param agreement share of detections on which both versions agree, 0 to 1
 * @param baseMs milliseconds of one run of the base on one thread of this machine
 * @param runMs milliseconds of one run of the new version, measured in turn with the base
 * @param baseBytes size of the base's file
 * @param bytes size of the new version's file
 */
public record QuantizationReport(
        Registration registration,
        String base,
        int calibrated,
        int compared,
        int layers,
        List<String> inFloat,
        double agreement,
        double baseMs,
        double runMs,
        long baseBytes,
        long bytes) {

    /** Copies the list. */
    public QuantizationReport {
        Objects.requireNonNull(registration, "registration");
        Objects.requireNonNull(base, "base");
        inFloat = List.copyOf(inFloat);
    }
}
