package io.qilian.kernel.scenes.internal.registry;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.Collection;

/** Why the host cannot do what it is asked to do with a scene. */
final class HostProblems {

    private HostProblems() {}

    static Problem unknown(String scene, Collection<String> known) {
        return Problem.of(
                        "scene.unknown",
                        ProblemKind.INPUT,
                        "There is no such scene",
                        scene,
                        "Name one that is there, or put its file " + scene + ".yaml into etc/scenes")
                .comparing(known.isEmpty() ? "no scene is defined" : String.join(", ", known), scene);
    }

    static Problem exists(String scene, String where) {
        return Problem.of(
                "scene.exists",
                ProblemKind.INPUT,
                "There is a scene of that name already",
                scene,
                "Choose another name, or change the file " + where);
    }

    static Problem tooMany(String scene, int most) {
        return Problem.of(
                        "scene.too-many",
                        ProblemKind.RESOURCE,
                        "There are too many scenes",
                        scene,
                        "Remove the files of scenes that are not needed from etc/scenes")
                .comparing("at most " + most, "one more");
    }

    static Problem notReady(String scene, String missing) {
        return Problem.of(
                "scene.not-ready",
                ProblemKind.RESOURCE,
                "The platform is not ready: " + missing + " is missing",
                "scene " + scene,
                "Wait until the platform has started; if it stays so, see bundle:diag");
    }
}
