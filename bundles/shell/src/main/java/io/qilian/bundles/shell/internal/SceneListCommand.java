package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.feeds.api.Feeds;
import io.qilian.bundles.sensors.api.SensorFeeds;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.scenes.api.SceneStatus;
import io.qilian.kernel.scenes.api.Scenes;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists the scenes. */
@Service
@Command(scope = "scene", name = "list", description = "Lists the scenes and how they are doing")
public final class SceneListCommand extends ConsoleCommand {

    @Option(name = "--no-format", description = "For scripts: one row a line, tabs between the cells")
    private boolean noFormat;

    @Reference
    private Scenes scenes;

    @Reference
    private Feeds feeds;

    @Reference
    private SensorFeeds sensors;

    @Override
    void run() {
        ShellTable table = new ShellTable();
        table.column(text("name")).bold();
        table.column(text("scenario"));
        table.column(text("feeds"));
        table.column(text("phase"));
        table.column(text("observations")).alignRight();
        table.column(text("dropped")).alignRight();
        table.column(text("events")).alignRight();
        table.column(text("problem"));
        table.emptyTableText(text("none.scenes"));
        FeedProblems problems = new FeedProblems(feeds, sensors);
        for (SceneStatus scene : scenes.scenes()) {
            table.addRow()
                    .addContent(
                            scene.name(),
                            scene.scenario(),
                            String.join(", ", scene.feeds()),
                            scene.phase(),
                            scene.observations(),
                            scene.dropped(),
                            scene.events(),
                            problems.of(scene).map(Problem::what).orElse(""));
        }
        print(table, noFormat);
    }
}
