package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.kernel.scenes.api.SceneStatus;
import io.qilian.kernel.scenes.api.Scenes;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Enables a scene. */
@Service
@Command(
        scope = "scene",
        name = "enable",
        description =
                "Enables a scene; one in quarantine starts anew. Its file etc/scenes/NAME.yaml says so from then on")
public final class SceneEnableCommand extends ConsoleCommand {

    @Argument(name = "scene", description = "Name of the scene", required = true)
    @Completion(SceneCompleter.class)
    private String scene;

    @Reference
    private Scenes scenes;

    @Override
    void run() {
        SceneStatus status = scenes.enable(scene);
        switch (status.phase()) {
            case RUNNING -> System.out.println(text("enabled", scene));
            case QUARANTINED -> System.out.println(text("failed", scene));
            case DISABLED, WAITING, REFUSED -> System.out.println(text("waits", scene));
        }
        status.problem().ifPresent(problem -> System.out.println(problem.message()));
    }
}
