package io.qilian.bundles.vision.internal.tracking;

import io.qilian.bundles.vision.internal.time.ElapsedTime;
import java.time.Instant;

/** When the frame was taken that is being worked on. */
final class FrameTime {

    private final ElapsedTime elapsed = new ElapsedTime();
    private Instant capturedAt = Instant.EPOCH;

    void advance(Instant nextCapturedAt) {
        elapsed.advance(nextCapturedAt);
        capturedAt = nextCapturedAt;
    }

    Instant capturedAt() {
        return capturedAt;
    }

    long elapsedNanos() {
        return elapsed.elapsedNanos();
    }

    double stepSeconds() {
        return elapsed.stepNanos() / 1e9;
    }
}
