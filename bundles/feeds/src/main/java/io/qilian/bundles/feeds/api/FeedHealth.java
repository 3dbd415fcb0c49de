package io.qilian.bundles.feeds.api;

import io.qilian.kernel.api.permission.Permission;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** How alive the feeds are, for people and programs. Published as a service; thread-safe. */
@ProviderType
public interface FeedHealth {

    /**
     * The liveness of all feeds, also of those whose file is refused.
     *
     * @return their liveness, by name
     */
    @Permission("feed:list")
    List<FeedLiveness> all();

    /**
     * The liveness of a feed.
     *
     * @param feed its name
     * @return its aspects, its quality, and its last changes
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such feed
     */
    @Permission("feed:view:{feed}")
    FeedLiveness liveness(String feed);

    /**
     * Takes what the feed shows from now on as its known view, sharpness and contrast: after a camera was turned or
     * cleaned on purpose. Nothing is judged against the known view for the next half minute.
     *
     * @param feed its name
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such feed
     */
    @Permission("feed:relearn:{feed}")
    void relearn(String feed);
}
