package io.qilian.bundles.shell.internal;

import io.qilian.bundles.feeds.api.FeedStatus;
import io.qilian.bundles.feeds.api.Feeds;
import io.qilian.bundles.sensors.api.SensorFeedStatus;
import io.qilian.bundles.sensors.api.SensorFeeds;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.scenes.api.SceneStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What keeps a scene's feeds from giving it frames or readings: a scene that runs on a broken feed is in order, and sees
 * nothing.
 */
final class FeedProblems {

    private final List<FeedStatus> feeds;
    private final List<SensorFeedStatus> sensors;

    FeedProblems(Feeds feeds, SensorFeeds sensors) {
        this.feeds = feeds.feeds();
        this.sensors = sensors.feeds();
    }

    /** The scene's own problem, else that of the first of its feeds that has one. */
    Optional<Problem> of(SceneStatus scene) {
        return scene.problem()
                .or(() -> scene.feeds().stream().flatMap(this::problems).findFirst());
    }

    private Stream<Problem> problems(String name) {
        return Stream.concat(
                feeds.stream().filter(feed -> feed.name().equals(name)).flatMap(feed -> feed.problem().stream()),
                sensors.stream().filter(feed -> feed.name().equals(name)).flatMap(feed -> feed.problem().stream()));
    }
}
