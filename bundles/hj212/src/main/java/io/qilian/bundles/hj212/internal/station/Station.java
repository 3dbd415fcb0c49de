package io.qilian.bundles.hj212.internal.station;

import io.qilian.bundles.hj212.api.DataSegment;
import io.qilian.bundles.hj212.api.Hj212Settings;
import io.qilian.bundles.hj212.api.Upload;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What is known of a station. On the loop's thread only. */
final class Station {

    private final Map<Upload, MissingTimes> missing = new EnumMap<>(Upload.class);
    private Optional<StationSession> session = Optional.empty();
    private Optional<Enquiry> enquiry = Optional.empty();
    private DataSegment last;
    private Instant askFrom = Instant.MIN;
    private Instant clockSetAt = Instant.MIN;
    private boolean clockWrong;
    private int inHand;
    private boolean known;

    Station(Hj212Settings settings) {
        missing.put(Upload.MINUTE, new MissingTimes(settings.minuteInterval(), settings.askBack()));
        missing.put(Upload.HOUR, new MissingTimes(Duration.ofHours(1), settings.askBack()));
        missing.put(Upload.DAY, new MissingTimes(Duration.ofDays(1), settings.askBack()));
    }

    /** Whether it has been heard over some connection. */
    boolean known() {
        return known;
    }

    void join() {
        known = true;
    }

    /** A segment has come, over a connection. */
    void heard(DataSegment segment, StationSession over) {
        session = Optional.of(over);
        last = segment;
    }

    /** A connection has ended; the station may meanwhile have another. */
    void left(StationSession ended) {
        if (session.equals(Optional.of(ended))) {
            session = Optional.empty();
            enquiry = Optional.empty();
        }
    }

    /** The connection that it was last heard over. */
    Optional<StationSession> session() {
        return session;
    }

    /** What it sent last: the form in which it wants to be written to. */
    DataSegment last() {
        return last;
    }

    /** What is missing of each upload that can be asked for. */
    Map<Upload, MissingTimes> missing() {
        return missing;
    }

    Optional<Enquiry> enquiry() {
        return enquiry;
    }

    void begin(Enquiry next) {
        enquiry = Optional.of(next);
    }

    void endEnquiry() {
        enquiry = Optional.empty();
    }

    /** When missing data may be asked for. */
    Instant askFrom() {
        return askFrom;
    }

    void askFrom(Instant from) {
        askFrom = from;
    }

    boolean clockWrong() {
        return clockWrong;
    }

    /** Its clock is wrong; told again only some time after it has been set. */
    void clockWrong(Instant now, Duration again) {
        clockWrong = clockWrong || clockSetAt.isBefore(now.minus(again));
    }

    void clockAsked(Instant now) {
        clockWrong = false;
        clockSetAt = now;
    }

    /** Uploads that are being stored. */
    int inHand() {
        return inHand;
    }

    void takeInHand() {
        inHand++;
    }

    void letGo() {
        inHand--;
    }
}
