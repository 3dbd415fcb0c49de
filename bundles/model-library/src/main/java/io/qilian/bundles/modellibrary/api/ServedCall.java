package io.qilian.bundles.modellibrary.api;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a caller of {@link ServedModels#infer} does in its turn, on its own thread. Both methods are called at most once
 * for a version; if a version is retired at that moment, the inputs are asked for again for its successor.
 *
 * @param <T> what is made of the outputs
 */
@ConsumerType
public interface ServedCall<T> {

    /** The priority of a call that asks for none. */
    int USUAL_PRIORITY = 2;

    /**
     * Gives the inputs.
     *
     * @param model what the version that answers takes
     * @return an input for each that the model has, in any order; what the card feeds itself is left out
     * @throws io.qilian.kernel.api.problem.ProblemException if the caller has nothing that fits
     */
    List<ServedInput> inputs(ModelSignature model);

    /**
     * Who calls. Where calls share runs, sources take turns, so that one with many calls does not hold up the others.
     *
     * @return any value with equals; the same for all by default
     */
    default String source() {
        return "";
    }

    /**
     * Where calls share runs, those with a lower number go first.
     *
     * @return {@value #USUAL_PRIORITY} by default; 1 goes before that
     */
    default int priority() {
        return USUAL_PRIORITY;
    }

    /**
     * Takes the outputs.
     *
     * @param result the outputs, in memory that is used again as soon as this returns
     * @return what is made of them
     */
    T outputs(ServedResult result);
}
