package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.feeds.api.Feeds;
import io.qilian.bundles.sensors.api.SensorFeeds;
import io.qilian.kernel.scenes.api.SceneStatus;
import io.qilian.kernel.scenes.api.Scenes;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows a scene: its state, its figures, and why it does not run. */
@Service
@Command(scope = "scene", name = "info", description = "Shows a scene: its state, its figures, why it does not run")
public final class SceneInfoCommand extends ConsoleCommand {

    @Argument(name = "scene", description = "Name of the scene", required = true)
    @Completion(SceneCompleter.class)
    private String scene;

    @Reference
    private Scenes scenes;

    @Reference
    private Feeds feeds;

    @Reference
    private SensorFeeds sensors;

    @Override
    void run() {
        SceneStatus status = scenes.scene(scene);
        System.out.printf("%s (%s): %s%n", status.name(), status.scenario(), status.phase());
        System.out.println(text("feeds") + ": " + String.join(", ", status.feeds()));
        System.out.printf(
                Locale.ROOT,
                "%s %d, %s %d, %s %d, %s %d, %s %.1f%n",
                text("observations"),
                status.observations(),
                text("readings"),
                status.readings(),
                text("dropped"),
                status.dropped(),
                text("events"),
                status.events(),
                text("age"),
                status.lastAgeMs());
        status.metrics().forEach((name, value) -> System.out.printf("%s: %s%n", name, value));
        status.view().tables().forEach(shown -> print(ViewTables.of(shown)));
        new FeedProblems(feeds, sensors)
                .of(status)
                .ifPresent(problem -> System.out.println(text("problem") + ": " + problem.message()));
        if (!status.stack().isEmpty()) {
            System.out.println(text("stack") + ":\n" + status.stack());
        }
    }
}
