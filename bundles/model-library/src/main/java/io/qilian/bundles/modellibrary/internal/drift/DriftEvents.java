package io.qilian.bundles.modellibrary.internal.drift;

import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.modellibrary.api.DriftAlarm;
import io.qilian.bundles.modellibrary.api.DriftQuantity;
import java.time.Instant;

/** Where monitors tell what has to be kept. Called on threads that run models: returns at once, without waiting for a disk. */
interface DriftEvents {

    /** A monitor needs what is known of its baseline, by {@link FeedMonitor#begin}. */
    void needed(FeedMonitor monitor);

    /** A part of a baseline was learnt. */
    void learnt(FeedMonitor monitor, KeptBaseline learnt);

    /**
     * An alarm was raised.
     *
     * @param picture the frame that raised it, open until this returns
     */
    void raised(Watched watched, DriftAlarm.Finding finding, Instant at, Picture picture);

    /** An alarm has ended. */
    void ended(Watched watched, DriftQuantity quantity, Instant at);
}
