package io.qilian.bundles.modellibrary.internal.quantization;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Path;

/** What is said when a model cannot be quantized. */
final class QuantizationProblems {

    private QuantizationProblems() {}

    static ProblemException unfit(String what, String where, String fix) {
        return new ProblemException(Problem.of("model.quantize-unfit", ProblemKind.INPUT, what, where, fix));
    }

    static ProblemException pictures(String what, Path where, String expected, String actual) {
        return new ProblemException(Problem.of(
                        "model.quantize-pictures",
                        ProblemKind.INPUT,
                        what,
                        where.toString(),
                        "Name a folder with pictures (JPEG, PNG, BMP, WebP) like those that the model will see")
                .comparing(expected, actual));
    }

    static ProblemException unreadable(Path where, IOException e) {
        return new ProblemException(
                Problem.of(
                        "model.quantize-files",
                        ProblemKind.RESOURCE,
                        "A file cannot be read or written: " + e,
                        where.toString(),
                        "Check that it is there, the free space and the permissions"),
                e);
    }

    static ProblemException interrupted(String where) {
        return new ProblemException(Problem.of(
                "model.quantize-interrupted",
                ProblemKind.RESOURCE,
                "The quantization was interrupted; nothing was registered",
                where,
                "Start it again when there is time"));
    }
}
