package io.qilian.bundles.modellibrary.api;

import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.permission.Permission;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Lets an alias go over to a version step by step, and takes it back by itself when the version does worse than the
 * present one. The new version first only looks on, then answers for some feeds, then for all. Both versions see the same
 * frames meanwhile, and are compared. Calls of programs follow the alias, not the rollout. Thread-safe.
 */
@ProviderType
public interface ModelRollouts {

    /** Most rollouts that are under way at once. */
    int MAXIMUM_RUNNING = 16;

    /** Most rollouts that {@link #rollouts(ModelReference)} tells. */
    int MAXIMUM_HISTORY = 100;

    /**
     * Begins a rollout.
     *
     * @param version the version, as {@code NAME:VERSION}
     * @param alias which alias goes over to it
     * @param plan how long each stage takes, and what must hold
     * @param change who does it, and why
     * @return the rollout as it begins
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such version, it is refused or no detector, the
     *     alias stands for it already or for nothing, no feed uses the alias, or a rollout of the alias is under way
     */
    @Permission("model:promote:{version}")
    Rollout begin(ModelReference version, String alias, RolloutPlan plan, AliasMove.Change change);

    /**
     * Ends a rollout. If the alias has gone over already, it goes back.
     *
     * @param alias the alias, as {@code NAME@ALIAS}
     * @param change who does it, and why
     * @return the rollout as it ended
     * @throws io.qilian.kernel.api.problem.ProblemException if none is under way
     */
    @Permission("model:rollback:{alias}")
    Rollout abort(ModelReference alias, AliasMove.Change change);

    /**
     * The rollouts of all aliases of a model.
     *
     * @param model the model; its alias or version does not matter
     * @return the latest {@value #MAXIMUM_HISTORY}, newest first
     */
    @Permission("model:view:{model}")
    List<Rollout> rollouts(ModelReference model);
}
