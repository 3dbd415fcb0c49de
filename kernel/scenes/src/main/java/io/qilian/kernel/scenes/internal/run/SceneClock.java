package io.qilian.kernel.scenes.internal.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/**
 * The clock of a scene: the time of day, or, from the first observation of a replayed run on, the capture time of the
 * latest observation. Used on the scene's thread.
 */
final class SceneClock implements InstantSource {

    /** A longer gap in a recording is passed over in one step. */
    private static final Duration LONGEST_TICKED_GAP = Duration.ofHours(1);

    private final InstantSource dayTime;
    private Instant replayed;
    private Instant lastTick;

    SceneClock(InstantSource dayTime) {
        this.dayTime = dayTime;
    }

    @Override
    public Instant instant() {
        return replayed == null ? dayTime.instant() : replayed;
    }

    boolean replaying() {
        return replayed != null;
    }

    /** The recording has come to a moment; every full second on the way there is told first. */
    void advance(Instant capturedAt, Consumer<Instant> tick) {
        if (replayed == null || lastTick == null) {
            lastTick = capturedAt.truncatedTo(ChronoUnit.SECONDS);
            replayed = capturedAt;
            return;
        }
        if (Duration.between(lastTick, capturedAt).compareTo(LONGEST_TICKED_GAP) > 0) {
            lastTick = capturedAt.truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
        }
        while (!lastTick.plusSeconds(1).isAfter(capturedAt)) {
            lastTick = lastTick.plusSeconds(1);
            replayed = lastTick;
            tick.accept(lastTick);
        }
        replayed = capturedAt;
    }

    void restart() {
        replayed = null;
        lastTick = null;
    }
}
