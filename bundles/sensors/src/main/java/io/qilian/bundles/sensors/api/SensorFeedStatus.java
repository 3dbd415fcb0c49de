package io.qilian.bundles.sensors.api;

import io.qilian.kernel.api.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a sensor feed is doing.
 *
 * @param name name of the feed
 * @param protocol how its stations send; empty if its file cannot be read
 * @param link how its connection is doing; empty if it has none
 * @param problem why it has no connection, or waits
 * @param messages messages that were stored since the feed was opened
 * @param stored readings that came to be in the database
 * @param duplicates readings that were there already
 * @param ignored measurements with codes that the file does not map
 * @param busy messages that were turned away, since too much waited
 * @param late readings that were stored, but came too late for scenes
 * @param early readings that scenes were given before their time, since too many waited
 * @param refused what lies with the dead letters, by the code of the reason
 * @param unmapped codes that came and that the file does not map; 100 at most
 * @param stations stations that are listed or were heard of
 */
public record SensorFeedStatus(
        String name,
        String protocol,
        Optional<LinkStatus> link,
        Optional<Problem> problem,
        long messages,
        long stored,
        long duplicates,
        long ignored,
        long busy,
        long late,
        long early,
        Map<String, Long> refused,
        List<String> unmapped,
        List<StationStatus> stations) {

    /**
     * A station of a feed.
     *
     * @param name the station, as its protocol names it
     * @param lastHeardAt when it has sent last; empty if it has not since the feed was opened
     * @param silent whether that is longer ago than the feed's file allows
     */
    public record StationStatus(String name, Optional<Instant> lastHeardAt, boolean silent) {

        /**
         * Checks that nothing is missing.
         *
         * @throws NullPointerException if a part is null
         */
        public StationStatus {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(lastHeardAt, "lastHeardAt");
        }
    }

    /**
     * Checks that nothing is missing, and copies the collections.
     *
     * @throws NullPointerException if a part is null
     */
    public SensorFeedStatus {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(link, "link");
        Objects.requireNonNull(problem, "problem");
        refused = Map.copyOf(refused);
        unmapped = List.copyOf(unmapped);
        stations = List.copyOf(stations);
    }
}
