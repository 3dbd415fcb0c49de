package io.qilian.kernel.scenes.api;

import io.qilian.kernel.api.permission.Permission;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The scenes of this installation. A scene is a file {@code NAME.yaml} in {@code etc/scenes}; one that is put there,
 * changed or removed takes effect within seconds. Published as a service; thread-safe.
 */
@ProviderType
public interface Scenes {

    /**
     * All scenes, also those that do not run. Never waits for a scenario.
     *
     * @return their status, by name
     */
    @Permission("scene:list")
    List<SceneStatus> scenes();

    /**
     * One scene.
     *
     * @param scene its name
     * @return its status
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such scene
     */
    @Permission("scene:view:{scene}")
    SceneStatus scene(String scene);

    /**
     * What a scene's file says, as far as the platform reads it.
     *
     * @param scene its name
     * @return the definition that the scene goes by, or, before it is looked at for the first time, what its file says;
     *     empty if there is no such scene, or its file has never been in order
     */
    @Permission("scene:view:{scene}")
    Optional<SceneDefinition> definition(String scene);

    /**
     * The picture that a scene has handled last.
     *
     * @param scene its name
     * @return the picture, closed by the caller; empty if the scene does not run or has seen none yet
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such scene
     */
    @Permission("scene:view:{scene}")
    Optional<ScenePicture> picture(String scene);

    /**
     * Writes the file of a new scene, disabled. Its settings are checked when it is enabled.
     *
     * @param scene its name: lower case letters, digits and hyphens
     * @param yaml the file's text
     * @throws io.qilian.kernel.api.problem.ProblemException if there is a scene of that name already or there are 500,
     *     the name has the wrong form, or the text is not a scene's
     */
    @Permission("scene:define:{scene}")
    void define(String scene, String yaml);

    /**
     * Enables a scene and writes that into its file; nothing else of the file changes. A scene in quarantine gets a new
     * handler.
     *
     * @param scene its name
     * @return its status: running, waiting for what is missing, or in quarantine if its scenario failed to open
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such scene, its file or settings cannot be
     *     used, or too many threads hang in scenarios; the file then stays as it was
     */
    @Permission("scene:enable:{scene}")
    SceneStatus enable(String scene);

    /**
     * Disables a scene and writes that into its file; nothing else of the file changes. When it returns, the scene's
     * handler is closed and what it told is stored, unless the handler takes longer than its time budget.
     *
     * @param scene its name
     * @return its status
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such scene, or its file cannot be read or
     *     written
     */
    @Permission("scene:disable:{scene}")
    SceneStatus disable(String scene);
}
