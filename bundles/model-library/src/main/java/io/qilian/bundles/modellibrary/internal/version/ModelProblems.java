package io.qilian.bundles.modellibrary.internal.version;

import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.io.UncheckedIOException;

/** What is told about models that cannot be loaded or run. */
public final class ModelProblems {

    /** Code of a refusal for want of memory. */
    public static final String MEMORY = "model.memory";

    private ModelProblems() {}

    /** The refusal of a model that the runtime, or its trial, has refused. */
    public static ProblemException load(OnnxException e, String file) {
        Problem problem =
                switch (e.reason()) {
                    case LFS_POINTER ->
                        refused(
                                "model.lfs-pointer",
                                "The file is a Git-LFS pointer, not a model",
                                file,
                                "Fetch the model itself with git lfs pull");
                    case DAMAGED ->
                        refused(
                                "model.damaged",
                                "The file is not an ONNX model, or it is cut off: " + e.getMessage(),
                                file,
                                "Fetch or export it again");
                    case UNREADABLE ->
                        refused("model.missing", e.getMessage(), file, "Put the ONNX file there, called model.onnx");
                    case TRIAL ->
                        refused(
                                "model.trial",
                                e.getMessage(),
                                file,
                                "Do not use it unless you know why; with less weight or smaller inputs it may pass");
                    default ->
                        refused(
                                "model.unsupported",
                                "The model cannot be run here: " + e.getMessage(),
                                file,
                                "Export it again with an opset of 21 or less, in single precision, without custom operators");
                };
        return new ProblemException(problem, e);
    }

    /** The refusal of a model while none can be tried. */
    public static ProblemException noTrial(UncheckedIOException e, String file) {
        return new ProblemException(
                Problem.of(
                        "model.no-trial",
                        ProblemKind.RESOURCE,
                        "No model can be tried in a process of its own: "
                                + e.getCause().getMessage(),
                        file,
                        "Make sure that bash can be run and the folder data has space, and start the bundle again"),
                e);
    }

    /** The failure of a model that was loaded and has run before. */
    public static ProblemException run(OnnxException e, String model) {
        return new ProblemException(
                Problem.of(
                        "model.run-failed",
                        ProblemKind.EXTERNAL,
                        "The model failed: " + e.getMessage(),
                        model,
                        "Check the model on its golden samples; if it keeps failing, use its previous version"),
                e);
    }

    static ProblemException input(String what, String where, String expected, String actual) {
        return new ProblemException(Problem.of(
                        "model.input",
                        ProblemKind.INPUT,
                        what,
                        where,
                        "Correct name, size, layout or type of the input in the card")
                .comparing(expected, actual));
    }

    /** The refusal of a call for which there was no processor. */
    public static ProblemException busy(String model, long waitedMs) {
        return new ProblemException(Problem.of(
                        "model.busy",
                        ProblemKind.RESOURCE,
                        "No processor became free for the model",
                        model,
                        "Lower the analysed frames a second, or give the machine more cores")
                .comparing("within " + waitedMs + " ms", "all in use"));
    }

    /** The refusal of a version for which there is no memory. */
    public static ProblemException memory(String model, long needBytes, long usedBytes, long budgetBytes) {
        return new ProblemException(Problem.of(
                        MEMORY,
                        ProblemKind.RESOURCE,
                        "There is no memory for the model",
                        model,
                        "Unload models or disable scenes that use others, or raise memoryBudgetMb in"
                                + " etc/io.qilian.models.cfg")
                .comparing(
                        "at most " + (budgetBytes >> 20) + " MiB for all models",
                        (needBytes >> 20) + " MiB beside " + (usedBytes >> 20) + " MiB in use"));
    }

    private static Problem refused(String code, String what, String where, String fix) {
        return Problem.of(code, ProblemKind.INPUT, what, where, fix);
    }
}
