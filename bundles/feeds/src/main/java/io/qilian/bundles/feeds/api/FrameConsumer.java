package io.qilian.bundles.feeds.api;

import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.problem.Problem;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes the frames of a feed. Called on the feed's own thread, one call at a time; what it does delays all who take
 * frames of the feed. On a feed of which every frame is analysed it may wait, which holds the reading up; on any other
 * it must return at once.
 */
@ConsumerType
public interface FrameConsumer {

    /**
     * A run begins; its frames follow.
     *
     * @param run the run
     */
    default void began(FeedRun run) {}

    /**
     * The next frame.
     *
     * @param frame the frame, valid until this method returns; a consumer that keeps it retains it
     */
    void accept(Frame frame);

    /**
     * The run is over: the file has ended, the connection is lost, or the feed stops.
     *
     * @param run the run
     * @param problem why, unless it ended as it should
     */
    default void ended(FeedRun run, Optional<Problem> problem) {}
}
