package io.qilian.bundles.hj212.internal.station;

import io.qilian.bundles.hj212.api.DataSegment;
import io.qilian.bundles.hj212.api.ExecutionReturn;
import io.qilian.bundles.hj212.api.Upload;
import io.qilian.bundles.hj212.internal.station.MissingTimes.Gap;
import java.time.Instant;
import java.util.Optional;

/** A request to a station that is under way. On the loop's thread only. */
final class Enquiry {

    private final DataSegment request;
    private final Optional<Asked> asked;
    private Instant deadline;
    private int attempts = 1;
    private ExecutionReturn result;
    private boolean storingFailed;

    /** What was asked for. */
    record Asked(Upload upload, Gap gap) {}

    /** A request that is being sent; without {@code asked} it sets the clock. */
    Enquiry(DataSegment request, Optional<Asked> asked, Instant deadline) {
        this.request = request;
        this.asked = asked;
        this.deadline = deadline;
    }

    DataSegment request() {
        return request;
    }

    Optional<Asked> asked() {
        return asked;
    }

    int attempts() {
        return attempts;
    }

    boolean concerns(DataSegment segment) {
        return request.requestNumber().equals(segment.requestNumber());
    }

    /** The station is at it. */
    void extend(Instant to) {
        deadline = to;
    }

    void again(Instant to) {
        attempts++;
        deadline = to;
        result = null;
        storingFailed = false;
    }

    boolean late(Instant now) {
        return now.isAfter(deadline);
    }

    void ended(ExecutionReturn how) {
        result = how;
    }

    Optional<ExecutionReturn> result() {
        return Optional.ofNullable(result);
    }

    void storingFailed() {
        storingFailed = true;
    }

    boolean hasStoringFailed() {
        return storingFailed;
    }
}
