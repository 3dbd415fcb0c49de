package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.feeds.api.FeedStatus;
import io.qilian.bundles.feeds.api.Feeds;
import io.qilian.bundles.modellibrary.api.LaneStatistics;
import io.qilian.bundles.modellibrary.api.Lanes;
import io.qilian.bundles.sensors.api.SensorFeeds;
import io.qilian.kernel.scenes.api.SceneStatus;
import io.qilian.kernel.scenes.api.Scenes;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows a scene's figures live. */
@Service
@Command(scope = "scene", name = "watch", description = "Shows a scene's figures, once a second, until Ctrl+C")
public final class SceneWatchCommand extends ConsoleCommand {

    private static final String CLEAR = "\u001b[H\u001b[2J";

    @Argument(name = "scene", description = "Name of the scene", required = true)
    @Completion(SceneCompleter.class)
    private String scene;

    @Option(name = "--times", description = "How many times; without end if not given")
    private int times = Integer.MAX_VALUE;

    @Option(name = "--plain", description = "One block after the other, without clearing the screen")
    private boolean plain;

    @Reference
    private Scenes scenes;

    @Reference
    private Feeds feeds;

    @Reference
    private SensorFeeds sensors;

    @Reference
    private Lanes lanes;

    private final Map<String, LaneStatistics> before = new HashMap<>();
    private long beforeNanos = System.nanoTime();

    @Override
    void run() throws InterruptedException {
        for (int i = 0; i < times; i++) {
            SceneStatus status = scenes.scene(scene);
            if (!plain && times > 1) {
                System.out.print(CLEAR);
            }
            show(status);
            flush();
            if (i + 1 < times) {
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    private void show(SceneStatus status) {
        System.out.printf(
                "%s (%s): %s, %s %d%n",
                status.name(), status.scenario(), status.phase(), text("events"), status.events());
        new FeedProblems(feeds, sensors).of(status).ifPresent(problem -> System.out.println(problem.message()));
        status.view().tables().forEach(shown -> print(ViewTables.of(shown)));
        double seconds = (System.nanoTime() - beforeNanos) / 1e9;
        beforeNanos = System.nanoTime();
        for (LaneStatistics lane : lanes.lanes()) {
            if (status.feeds().contains(lane.feed())) {
                showLane(lane, seconds, status.lastAgeMs());
            }
        }
        System.out.println(text("watch.end"));
    }

    private void showLane(LaneStatistics lane, double seconds, double ageMs) {
        LaneStatistics last = before.put(lane.feed() + lane.model(), lane);
        double analysed = last == null ? 0 : (lane.analysed() - last.analysed()) / Math.max(seconds, 1e-3);
        // A scene goes on without its feed, and the feed may be gone.
        double captured = feeds.feeds().stream()
                .filter(feed -> feed.name().equals(lane.feed()))
                .mapToDouble(FeedStatus::capturedFps)
                .sum();
        System.out.println(text(
                "watch.line",
                lane.feed() + " → " + lane.model(),
                captured,
                analysed,
                lane.replaced(),
                lane.discarded() + lane.failed(),
                ageMs));
    }
}
