package io.qilian.bundles.sensorroutes.internal.database;

import java.util.Optional;

/** Keeps how far feeds have read. Thread-safe. */
public interface Watermarks {

    /**
     * How far a feed has read.
     *
     * @param feed name of the feed
     * @return the watermark as text; empty if it has read nothing yet
     */
    Optional<String> read(String feed);

    /**
     * All rows up to a watermark are stored.
     *
     * @param feed name of the feed
     * @param watermark the watermark as text
     */
    void write(String feed, String watermark);
}
