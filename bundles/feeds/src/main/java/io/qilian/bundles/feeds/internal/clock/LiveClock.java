package io.qilian.bundles.feeds.internal.clock;

import io.qilian.bundles.feeds.api.ClockStatus;
import io.qilian.bundles.feeds.api.ClockStatus.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the frames of a live source were taken. The source's own clock counts where it tells the time and is right within 2 s;
 * else the time stamps of the stream do, tied to the arrival of its frames, and to a later arrival where the two are more
 * than 2 s apart. A frame is never taken before the one shown before it. One thread.
 */
public final class LiveClock {

    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** A frame may have been under way for so long; its time is not wrong for that. */
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);

    private ClockDrift drift = new ClockDrift();
    private Origin origin = Origin.ARRIVAL;
    private Instant streamBegin;
    private Instant anchor;
    private Instant last = Instant.MIN;

    /** Nothing has come yet. */
    public LiveClock() {}

    /** The stream begins anew, with other time stamps. */
    public void begin() {
        streamBegin = null;
        anchor = null;
        if (origin == Origin.ARRIVAL) {
            drift = new ClockDrift();
        }
    }

    /**
     * When a frame was taken.
     *
     * @param presentation its time stamp in the stream
     * @param sourceTime what the source's clock says, if it tells
     * @param arrival when it arrived, by our clock
     * @return the time by which it is known from now on
     */
    public Instant capturedAt(Duration presentation, Optional<Instant> sourceTime, Instant arrival) {
        boolean tells = sourceTime.isPresent();
        if (tells != (origin != Origin.ARRIVAL)) {
            drift = new ClockDrift();
        }
        if (streamBegin == null) {
            streamBegin = arrival.minus(presentation);
        }
        drift.observe(arrival, sourceTime.orElse(streamBegin.plus(presentation)));
        Instant anchored = anchored(presentation, arrival);
        boolean right = tells && right(sourceTime.get(), arrival);
        origin = right ? Origin.SOURCE : tells ? Origin.SOURCE_WRONG : Origin.ARRIVAL;
        Instant taken = right ? sourceTime.get() : anchored;
        last = taken.isBefore(last) && Duration.between(taken, last).compareTo(LONGEST_DELAY) < 0 ? last : taken;
        return last;
    }

    private boolean right(Instant sourceTime, Instant arrival) {
        Duration ahead = Duration.between(arrival, sourceTime);
        boolean possible =
                ahead.compareTo(TOLERANCE) <= 0 && ahead.plus(LONGEST_DELAY).compareTo(Duration.ZERO) >= 0;
        return possible
                && drift.estimate()
                        .map(known -> Math.abs(known.offsetMs()) <= TOLERANCE.toMillis())
                        .orElse(true);
    }

    private Instant anchored(Duration presentation, Instant arrival) {
        if (anchor == null
                || Duration.between(anchor.plus(presentation), arrival).abs().compareTo(TOLERANCE) > 0) {
            anchor = arrival.minus(presentation);
        }
        return anchor.plus(presentation);
    }

    /**
     * How the source's clock goes.
     *
     * @return what is known now
     */
    public ClockStatus status() {
        double offset = drift.estimate().map(ClockDrift.Estimate::offsetMs).orElse(0.0);
        double ppm = drift.estimate().map(ClockDrift.Estimate::driftPpm).orElse(0.0);
        return new ClockStatus(origin, drift.settled(), offset, ppm, drift.steps());
    }
}
