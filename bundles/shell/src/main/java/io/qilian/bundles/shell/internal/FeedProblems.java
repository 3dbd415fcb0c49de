package io.qilian.bundles.shell.internal;

import io.qilian.bundles.feeds.api.FeedStatus;
import io.qilian.bundles.feeds.api.Feeds;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.scenes.api.SceneStatus;
import java.util.List;
import java.util.Optional;

/** What keeps a scene's feeds from giving it frames: a scene that runs on a broken feed is in order, and sees nothing. */
final class FeedProblems {

    private final List<FeedStatus> feeds;

    FeedProblems(Feeds feeds) {
        this.feeds = feeds.feeds();
    }

    /** The scene's own problem, else that of the first of its feeds that has one. */
    Optional<Problem> of(SceneStatus scene) {
        return scene.problem().or(() -> scene.feeds().stream()
                .flatMap(name -> feeds.stream().filter(feed -> feed.name().equals(name)))
                .flatMap(feed -> feed.problem().stream())
                .findFirst());
    }
}
