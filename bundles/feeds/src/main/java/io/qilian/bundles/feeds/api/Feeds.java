package io.qilian.bundles.feeds.api;

import io.qilian.kernel.api.permission.Permission;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The feeds of this installation, for people. A feed is a file {@code NAME.yaml} in {@code etc/feeds}; one that is put
 * there, changed or removed takes effect within seconds. Thread-safe.
 */
@ProviderType
public interface Feeds {

    /**
     * All feeds, also those whose file is refused.
     *
     * @return their status, by name
     */
    @Permission("feed:list")
    List<FeedStatus> feeds();

    /**
     * One feed.
     *
     * @param feed its name
     * @return its status
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such feed
     */
    @Permission("feed:view:{feed}")
    FeedStatus feed(String feed);

    /**
     * Adds a feed and writes its file.
     *
     * @param feed its name: lower case letters, digits and hyphens
     * @param settings how it is read
     * @throws io.qilian.kernel.api.problem.ProblemException if there is one of that name already, or the name has the
     *     wrong form, or the file cannot be written
     */
    @Permission("feed:add:{feed}")
    void add(String feed, FeedSettings settings);

    /**
     * Removes a feed and its file. Scenes on it see no more frames.
     *
     * @param feed its name
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such feed
     */
    @Permission("feed:remove:{feed}")
    void remove(String feed);

    /**
     * The picture that the feed shows now. A feed that nobody needs is opened for it.
     *
     * @param feed its name
     * @return a JPEG file
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such feed, or it gives no picture
     */
    @Permission("feed:view:{feed}")
    byte[] snapshot(String feed);

    /**
     * Opens a source, looks at it for some seconds and closes it, without making it a feed.
     *
     * @param source a file, a folder of pictures or an address
     * @return what it was found to be
     * @throws io.qilian.kernel.api.problem.ProblemException if it gives no pictures, with the reason in plain words
     */
    @Permission("feed:test")
    FeedTest test(String source);

    /**
     * Disconnects a feed, or lets it be connected again. Its file says so from then on.
     *
     * @param feed its name
     * @param paused whether it is to stay disconnected
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such feed, or its file cannot be written
     */
    @Permission("feed:pause:{feed}")
    void pause(String feed, boolean paused);
}
