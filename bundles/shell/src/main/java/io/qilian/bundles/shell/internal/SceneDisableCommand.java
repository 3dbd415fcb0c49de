package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.kernel.scenes.api.Scenes;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Disables a scene. */
@Service
@Command(
        scope = "scene",
        name = "disable",
        description = "Disables a scene. Its file etc/scenes/NAME.yaml says so from then on")
public final class SceneDisableCommand extends ConsoleCommand {

    @Argument(name = "scene", description = "Name of the scene", required = true)
    @Completion(SceneCompleter.class)
    private String scene;

    @Reference
    private Scenes scenes;

    @Override
    void run() {
        scenes.disable(scene);
        System.out.println(text("disabled", scene));
    }
}
