package io.qilian.bundles.modellibrary.internal.analysis;

import io.qilian.bundles.modellibrary.api.LaneStatistics;
import io.qilian.kernel.api.observation.Observation;
import java.time.Duration;
import java.time.Instant;

/** What a lane has done; guarded by the lane. */
final class LaneCounters {
    private long offered;
    private long analysed;
    private long failed;
    private long replaced;
    private long discarded;
    private double lastAgeMs;

    void offered() {
        offered++;
    }

    void replaced() {
        replaced++;
    }

    /** A frame that was not let in. */
    void refused() {
        offered++;
        discarded++;
    }

    void discarded(int number) {
        discarded += number;
    }

    void answered(Observation answer, Instant now) {
        if (answer.failure().isPresent()) {
            failed++;
        } else {
            analysed++;
        }
        lastAgeMs = Duration.between(answer.ingestedAt(), now).toNanos() / 1e6;
    }

    LaneStatistics statistics(String feed, String model) {
        return new LaneStatistics(feed, model, offered, analysed, failed, replaced, discarded, lastAgeMs);
    }
}
