package io.qilian.bundles.feeds.internal;

import io.qilian.bundles.feeds.api.FrameConsumer;
import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.problem.Problem;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One who takes the frames of a feed. Its lock is held during each call, so that leaving waits for the last one. */
final class FeedSubscriber {

    private static final Logger log = LoggerFactory.getLogger(FeedSubscriber.class);

    private final String feed;
    private final FrameConsumer consumer;
    // Written under the lock.
    private volatile FeedRun run;
    private volatile boolean served;
    private volatile boolean gone;
    private boolean failed;

    FeedSubscriber(String feed, FrameConsumer consumer) {
        this.feed = feed;
        this.consumer = consumer;
    }

    /** Whether it has still to be given a run. Never waits: a feed asks under a lock of its own. */
    boolean waiting() {
        return !gone && !served && run == null;
    }

    synchronized void begin(FeedRun next) {
        if (!gone && !served && run == null) {
            run = next;
            tell(() -> consumer.began(next));
        }
    }

    /** Hands a frame on; false if it belongs to no run of this one, or this one has left. */
    synchronized boolean accept(Frame frame) {
        boolean takes = !gone && frame.run().equals(run);
        if (takes) {
            tell(() -> consumer.accept(frame));
        }
        return takes;
    }

    /** The run is over; {@code last} if the feed has nothing more for it. */
    synchronized void end(FeedRun over, Optional<Problem> problem, boolean last) {
        if (over.equals(run)) {
            run = null;
            served = last;
            if (!gone) {
                tell(() -> consumer.ended(over, problem));
            }
        }
    }

    synchronized void leave() {
        gone = true;
    }

    /** The feed is taken away: a run that was going on is over. */
    synchronized void abandon() {
        FeedRun over = gone ? null : run;
        gone = true;
        run = null;
        if (over != null) {
            tell(() -> consumer.ended(over, Optional.empty()));
        }
    }

    private void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            // One consumer's fault must not stop the feed for the others; it is told once, not for each frame.
            if (!failed) {
                failed = true;
                log.error("A consumer of feed {} failed", feed, e);
            }
        }
    }
}
