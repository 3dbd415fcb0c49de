package io.qilian.bundles.modellibrary.api;

import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.permission.Permission;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the aliases of models stand for, for people. An alias is moved in one step that is on disk when the call returns;
 * whoever uses the model by the alias works with the new version from the next frame on. Until it is moved for the first
 * time, {@code prod} stands for the highest version that can be used. Thread-safe.
 */
@ProviderType
public interface ModelAliases {

    /** Most moves that {@link #history(ModelReference)} tells. */
    int MAXIMUM_HISTORY = 1000;

    /**
     * Lets an alias stand for a version, which is tried before if it was not yet.
     *
     * @param model the version, as {@code NAME:VERSION}
     * @param alias the alias: a lower case letter, then letters, digits and hyphens, at most 32
     * @param change who does it, and why
     * @return the move
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such version, or it is refused, or the alias
     *     stands for it already; the alias stays as it is
     */
    @Permission("model:promote:{model}")
    AliasMove promote(ModelReference model, String alias, AliasMove.Change change);

    /**
     * Lets an alias stand for the version before the present one again. Doing so once more goes one further back.
     *
     * @param model the alias, as {@code NAME@ALIAS}
     * @param change who does it, and why
     * @return the move
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no version before, or it cannot be used any more;
     *     the alias stays as it is
     */
    @Permission("model:rollback:{model}")
    AliasMove rollback(ModelReference model, AliasMove.Change change);

    /**
     * The moves of all aliases of a model.
     *
     * @param model the model; its alias or version does not matter
     * @return the latest {@value #MAXIMUM_HISTORY}, newest first
     */
    @Permission("model:view:{model}")
    List<AliasMove> history(ModelReference model);
}
