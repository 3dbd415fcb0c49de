package io.qilian.bundles.modellibrary.internal.version;

import io.qilian.bundles.modellibrary.internal.card.InputCard;
import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.bundles.onnx.api.TensorInfo;
import io.qilian.kernel.api.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Puts golden samples through the model together, in batches of 2 and of 4: each must be answered as it is alone. For
 * pictures the first dimension is the batch. For tensors it is one that is open in every input and called so in the
 * graph; another open dimension, such as time, may well change the answer.
 */
final class GoldenBatches {

    private static final List<Integer> SIZES = List.of(2, 4);
    private static final Pattern BATCH = Pattern.compile("(?i)batch.*|n|b|bs");

    /** Checks a batch. */
    interface Check {
        void check(int size);
    }

    private final LoadedVersion version;

    GoldenBatches(LoadedVersion version) {
        this.version = version;
    }

    void check(Path folder, Check batch) {
        if (!open()) {
            return;
        }
        for (int size : SIZES) {
            try {
                batch.check(size);
            } catch (OnnxException | IllegalArgumentException e) {
                throw cannot(folder, size, e.getMessage());
            }
        }
    }

    /** How a refusal names a batch. */
    static String name(int size) {
        return " in a batch of " + size;
    }

    private static ProblemException cannot(Path folder, int size, String why) {
        return GoldenCheck.problem(
                "The graph leaves the batch open and cannot be run" + name(size) + ": " + why,
                folder,
                "an answer for each sample of the batch",
                "none",
                "Export the model with a fixed batch of 1, or with a graph that takes any");
    }

    private boolean open() {
        Optional<InputCard> card = version.folder().card().input();
        return card.isPresent()
                ? RawCall.shapes(card.get()).keySet().stream().allMatch(this::openFirst)
                : version.signature().inputs().stream().allMatch(GoldenBatches::batched);
    }

    private boolean openFirst(String input) {
        return version.signature().input(input).filter(GoldenBatches::openFirst).isPresent();
    }

    private static boolean openFirst(TensorInfo input) {
        return !input.shape().isEmpty() && input.shape().get(0) < 0;
    }

    private static boolean batched(TensorInfo input) {
        return openFirst(input) && BATCH.matcher(input.dimensionNames().get(0)).matches();
    }
}
