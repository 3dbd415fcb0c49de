package io.qilian.bundles.sensors.api;

import org.osgi.annotation.versioning.ProviderType;

/** Gives the readings of sensor feeds to programs. Published as a service; thread-safe. */
@ProviderType
public interface ReadingSource {

    /**
     * Follows a feed. The subscription outlives changes of the feed's file; a feed that there is not yet may come later.
     *
     * @param feed name of the feed
     * @param consumer where readings go
     * @return the subscription, closed by the caller
     */
    ReadingSubscription subscribe(String feed, ReadingConsumer consumer);

    /** A consumer's place. */
    @ProviderType
    interface ReadingSubscription extends AutoCloseable {

        /** Ends it; at most one call that has begun already still comes to its end. Idempotent. */
        @Override
        void close();
    }
}
