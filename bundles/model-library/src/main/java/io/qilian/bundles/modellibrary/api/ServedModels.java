package io.qilian.bundles.modellibrary.api;

import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.permission.Permission;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The models of the library for programs: raw tensors in, raw tensors out. A model is loaded by its first use and kept
 * for a bounded number of references, the least recently used of which goes when another comes. A reference without a
 * version follows its alias; each call is answered by exactly one version, which cannot be closed under it. Calls run on
 * the caller's thread; a bounded number runs at once, a bounded number waits, the rest is refused. Published as a
 * service; thread-safe.
 */
@ProviderType
public interface ServedModels {

    /**
     * All versions in the library, also those that are refused.
     *
     * @return the versions by name, then from the highest down
     */
    @Permission("model:list")
    List<ModelSummary> models();

    /**
     * The version that a reference stands for now. Loads nothing.
     *
     * @param model which one
     * @return the version, in whatever state it is; {@link #unloaded(ModelReference)} is another matter
     * @throws io.qilian.kernel.api.problem.ProblemException {@code model.unknown} if there is none
     */
    @Permission("model:view:{model}")
    ModelSummary summary(ModelReference model);

    /**
     * Whether a model was taken out of service with {@link #unload(ModelReference)}.
     *
     * @param model which one; its version does not matter
     * @return true from then until it is loaded again
     */
    @Permission("model:view:{model}")
    boolean unloaded(ModelReference model);

    /**
     * What a model takes and gives. Loads the model if it is not in memory, which may take seconds.
     *
     * @param model which one
     * @return the signature of the version that the reference stands for now
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such model, it is refused or unloaded
     */
    @Permission("model:view:{model}")
    ModelSignature describe(ModelReference model);

    /**
     * Runs a model. Waits for a free place first, and loads the model before that if it is not in memory.
     *
     * @param <T> what is made of the outputs
     * @param model which one
     * @param deadline until when, waiting included; a run that is under way then is ended
     * @param call gives the inputs and takes the outputs, on this thread
     * @return what the call made of the outputs
     * @throws io.qilian.kernel.api.problem.ProblemException {@code inference.input} if an input does not fit,
     *     {@code inference.full} if too many wait, {@code inference.deadline} or {@code inference.cancelled} if it was
     *     ended, {@code model.run-failed} if the runtime fails, {@code model.unknown} and others if the model cannot be
     *     used
     */
    @Permission("model:infer:{model}")
    <T> T infer(ModelReference model, CallDeadline deadline, ServedCall<T> call);

    /**
     * Puts a model into service and loads it, so that the first call does not wait.
     *
     * @param model which one
     * @return the signature of the version that was loaded
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such model or it is refused
     */
    @Permission("model:load:{model}")
    ModelSignature load(ModelReference model);

    /**
     * Takes a model out of service: what is held for these calls is let go, and calls are refused until
     * {@link #load(ModelReference)}. Scenes that use the model go on. Does not outlast a restart.
     *
     * @param model which one; all its versions go
     * @throws io.qilian.kernel.api.problem.ProblemException {@code model.unknown} if there is no such model
     */
    @Permission("model:unload:{model}")
    void unload(ModelReference model);

    /**
     * How busy the calls are.
     *
     * @return the figures of this moment
     */
    @Permission("model:list")
    ServingStatistics statistics();
}
