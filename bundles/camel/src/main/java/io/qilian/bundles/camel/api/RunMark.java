package io.qilian.bundles.camel.api;

import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.problem.Problem;
import java.util.Objects;
import java.util.Optional;

/**
 * The begin or the end of a run, sent along the route between the frames so that a scene learns of it. {@code model:}
 * lets it pass.
 *
 * @param feed name of the feed
 * @param run the run
 * @param began whether it begins; else it is over
 * @param problem why it is over, unless it ended as it should
 */
public record RunMark(String feed, FeedRun run, boolean began, Optional<Problem> problem) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public RunMark {
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(problem, "problem");
    }
}
