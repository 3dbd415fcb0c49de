package io.qilian.bundles.sensors.internal.ingest;

import io.qilian.bundles.sensors.api.SensorFeedSettings;
import io.qilian.bundles.sensors.internal.mapping.MessageMapping;
import io.qilian.bundles.sensors.internal.order.EventTimeOrder;
import java.util.Objects;

/**
 * What the ingest knows of a feed. Mapping and order are used on the ingest's thread only.
 *
 * @param name name of the feed
 * @param mapping makes readings
 * @param order brings them into order
 * @param counters what became of them
 * @param stations who sent them
 */
public record IngestedFeed(
        String name, MessageMapping mapping, EventTimeOrder order, FeedCounters counters, StationLog stations) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public IngestedFeed {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mapping, "mapping");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(counters, "counters");
        Objects.requireNonNull(stations, "stations");
    }

    /**
     * A feed of which nothing has come yet.
     *
     * @param name its name
     * @param settings its file
     * @return the feed
     * @throws io.qilian.kernel.api.problem.ProblemException if the file names units that cannot be converted
     */
    public static IngestedFeed of(String name, SensorFeedSettings settings) {
        return new IngestedFeed(
                name,
                new MessageMapping(name, settings),
                new EventTimeOrder(settings.reorder()),
                new FeedCounters(),
                new StationLog(settings.stations().keySet()));
    }
}
