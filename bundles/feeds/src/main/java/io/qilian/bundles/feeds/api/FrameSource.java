package io.qilian.bundles.feeds.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Gives the frames of feeds to those who analyse them. A feed is opened and decoded once, however many take its frames,
 * from the first subscription to the last. Published as a service; thread-safe.
 */
@ProviderType
public interface FrameSource {

    /**
     * Takes the frames of a feed. Whoever joins a live feed, or a file of which the latest frames are analysed, gets
     * what comes from then on; whoever joins a file of which every frame is analysed gets one whole run, from its
     * beginning, after the run that may be under way.
     *
     * @param feed name of the feed; it may be added later
     * @param consumer where the frames go
     * @return the subscription, closed by the caller
     */
    FrameSubscription subscribe(String feed, FrameConsumer consumer);

    /**
     * Whether every frame of a feed is to be analysed.
     *
     * @param feed name of the feed
     * @return true if its file says so; false also if there is no such feed
     */
    boolean everyFrame(String feed);

    /** A place among those who take the frames of a feed. */
    @ProviderType
    interface FrameSubscription extends AutoCloseable {

        /** Takes no more frames; when it returns, no call of the consumer is under way. Idempotent. */
        @Override
        void close();
    }
}
