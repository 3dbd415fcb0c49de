package io.qilian.bundles.sensors.api;

import io.qilian.kernel.api.feed.Reading;
import org.osgi.annotation.versioning.ConsumerType;

/** Takes the readings of a sensor feed. */
@ConsumerType
public interface ReadingConsumer {

    /**
     * A reading has been stored. The readings of a station come in the order of their time of measurement, each once;
     * one that came too late for that is in the database and does not come here. Called on the thread that stores
     * readings, so it must return at once.
     *
     * @param reading the reading
     */
    void accept(Reading reading);
}
