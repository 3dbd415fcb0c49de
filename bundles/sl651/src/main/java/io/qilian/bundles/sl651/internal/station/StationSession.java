package io.qilian.bundles.sl651.internal.station;

import io.qilian.bundles.sl651.api.FrameHeader;
import io.qilian.bundles.sl651.api.Sl651Settings;
import java.time.Instant;
import java.util.Optional;

/** What is kept of one station, also while it is not connected. For the server's thread. */
final class StationSession {

    private final HourWatch hours;
    private final GapQueries gaps;
    private FrameHeader header;
    private StationLink link;
    private Instant clockSetAt = Instant.EPOCH;

    StationSession(Sl651Settings settings, StationCounters counters) {
        hours = new HourWatch(settings.zone(), settings.longestGap(), counters);
        gaps = new GapQueries(settings.answerTimeout(), counters);
    }

    /** The station was heard: whoever sent last gets the queries. */
    void heard(FrameHeader from, StationLink on) {
        header = from;
        link = on;
    }

    void left(StationLink closed) {
        if (link == closed) {
            link = null;
        }
    }

    Optional<StationLink> link() {
        return Optional.ofNullable(link);
    }

    /** Of the last frame that it sent. */
    FrameHeader header() {
        return header;
    }

    HourWatch hours() {
        return hours;
    }

    GapQueries gaps() {
        return gaps;
    }

    Instant clockSetAt() {
        return clockSetAt;
    }

    void clockSet(Instant at) {
        clockSetAt = at;
    }
}
