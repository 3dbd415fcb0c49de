package io.qilian.bundles.feeds.api;

import java.util.Objects;

/**
 * Where the capture times of a feed come from, and how the source's clock goes against ours.
 *
 * @param origin where they come from
 * @param known whether the figures below are known; it takes a minute
 * @param offsetMs by how many milliseconds the source's clock is ahead; negative if behind. It includes the shortest way
 *     from the camera. For a stream without time of day: since the stream began
 * @param driftPpm by how many parts in a million it goes too fast; negative if too slow
 * @param steps times that it was set, as far as noticed since the opening
 */
public record ClockStatus(Origin origin, boolean known, double offsetMs, double driftPpm, long steps) {

    /** Where capture times come from. */
    public enum Origin {
        /** The file's own time stamps, from its start. */
        FILE,
        /** The source's clock, by its reports. */
        SOURCE,
        /** The time stamps of the stream, tied to the arrival of its frames, since the source does not tell the time. */
        ARRIVAL,
        /** The same, since the source tells a time that is seconds off. */
        SOURCE_WRONG
    }

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public ClockStatus {
        Objects.requireNonNull(origin, "origin");
    }
}
