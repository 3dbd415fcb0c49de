package io.qilian.bundles.feeds.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told of each change of a feed's liveness. Published as a service by whoever wants to know. Called on one thread of
 * the platform, one call at a time, in the order of the changes of a feed, within about a second. A listener that is slow
 * delays the other listeners and no feed; of the changes that meanwhile pile up beyond 256 of a feed the oldest are
 * dropped and counted. What it throws is logged.
 */
@ConsumerType
public interface LivenessListener {

    /**
     * An aspect of a feed has changed.
     *
     * @param change the change
     */
    void changed(LivenessChange change);
}
