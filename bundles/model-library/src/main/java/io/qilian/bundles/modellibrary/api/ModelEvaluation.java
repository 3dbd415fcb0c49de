package io.qilian.bundles.modellibrary.api;

import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.permission.Permission;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Measures how well a version answers a set of labelled pictures, and keeps the results. For people; one evaluation at a
 * time, on the caller's thread. Published as a service; thread-safe.
 */
@ProviderType
public interface ModelEvaluation {

    /** Most evaluations of a model that are kept; the oldest go. */
    int MAXIMUM_HISTORY = 200;

    /**
     * Evaluates a detector or a classifier and keeps the result with the version. An interrupt of the caller ends it after
     * the picture that is under way; nothing is kept then.
     *
     * @param model which one; an alias is followed once, at the beginning
     * @param request the pictures, and how answers are judged
     * @param by name of the user, at most 63 characters
     * @param progress is told of the pictures that are done, on the caller's thread
     * @return the result
     * @throws io.qilian.kernel.api.problem.ProblemException {@code evaluation.busy} while another one runs, codes that
     *     begin with {@code dataset.} if the pictures or labels are not in order, {@code evaluation.interrupted} after an
     *     interrupt, {@code model.unknown} and others if the model cannot be used
     */
    @Permission("model:evaluate:{model}")
    EvaluationReport evaluate(
            ModelReference model, EvaluationRequest request, String by, Consumer<EvaluationProgress> progress);

    /**
     * What was measured before.
     *
     * @param model the model; its version does not matter
     * @return the evaluations of all its versions, newest first, at most {@value #MAXIMUM_HISTORY}
     */
    @Permission("model:view:{model}")
    List<Evaluation> evaluations(ModelReference model);
}
