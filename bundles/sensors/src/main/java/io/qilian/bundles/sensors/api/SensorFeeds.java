package io.qilian.bundles.sensors.api;

import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.api.permission.Permission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The sensor feeds of this installation, for people. A sensor feed is a file {@code NAME.yaml} in {@code etc/sensors}; one
 * that is put there, changed or removed takes effect within seconds. Published as a service; thread-safe.
 */
@ProviderType
public interface SensorFeeds {

    /**
     * All sensor feeds, also those whose file is refused.
     *
     * @return their status, by name
     */
    @Permission("sensor:list")
    List<SensorFeedStatus> feeds();

    /**
     * One sensor feed.
     *
     * @param feed its name
     * @return its status
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such feed
     */
    @Permission("sensor:view:{feed}")
    SensorFeedStatus feed(String feed);

    /**
     * The latest reading of each station and quantity.
     *
     * @param feed name of the feed
     * @param station one station, as readings call it; empty for all
     * @return the readings, by station and quantity
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such feed, or the database does not answer
     */
    @Permission("sensor:view:{feed}")
    List<Reading> latest(String feed, Optional<String> station);

    /**
     * Readings one by one, as long as they are kept so.
     *
     * @param feed name of the feed
     * @param query which readings
     * @return the readings in order of time
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such feed, or the database does not answer
     */
    @Permission("sensor:view:{feed}")
    List<Reading> history(String feed, HistoryQuery query);

    /**
     * Readings by intervals, which begin at multiples of their length since 1970 in UTC; also of readings that are no
     * longer kept one by one, whose hours count where they begin.
     *
     * @param feed name of the feed
     * @param query which readings
     * @param interval length of an interval, one second at least
     * @return the intervals in which there is a reading, in order of time
     * @throws io.qilian.kernel.api.problem.ProblemException if there is no such feed, or the database does not answer
     */
    @Permission("sensor:view:{feed}")
    List<HistoryInterval> intervals(String feed, HistoryQuery query, Duration interval);
}
