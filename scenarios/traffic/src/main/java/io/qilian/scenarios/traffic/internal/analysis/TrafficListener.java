package io.qilian.scenarios.traffic.internal.analysis;

import io.qilian.bundles.vision.api.counting.StopEvent;
import io.qilian.bundles.vision.api.coverage.IntervalCoverage;

/** Is told what happens in a feed, on the thread that feeds it. */
public interface TrafficListener {

    /** A vehicle has crossed a line. */
    void crossed(FeedTraffic feed, LineTraffic line, VehicleCrossing vehicle);

    /** A vehicle stands still, or does so no more. */
    void stopped(FeedTraffic feed, ZoneTraffic zone, StopEvent stop);

    /** An interval of a line is over. */
    void flowed(FeedTraffic feed, LineTraffic line, Tally tally, IntervalCoverage interval);

    /** An interval of a zone is over. */
    void occupied(FeedTraffic feed, ZoneTraffic zone, Occupancy occupancy, IntervalCoverage interval);
}
