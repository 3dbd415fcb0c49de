package io.qilian.bundles.vision.api.coverage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Measures how much of each interval on the clock was really seen, from the capture times of frames.
 *
 * <p>The time between two successive frames counts as seen if they are no further apart than the largest gap; of a
 * longer gap nothing counts. Frames may come out of order by as much as the tolerance says: an interval is closed when
 * it cannot change any more, which is when a frame, or the clock, is past its end by the tolerance, and the next frame
 * is known or is too late to be joined. A frame that comes later still is counted as late and changes nothing.
 *
 * <p>The first interval is the one in which the first frame lies, in full: what was not seen of it because the camera
 * was switched on later was not seen.
 *
 * <p>When a frame comes that is more than an hour late, the clock of the camera has been wrong: the meter goes on from
 * there, and may tell intervals again that it has told.
 *
 * <p>Not thread-safe. Bounded: at most {@value #MAXIMUM_WAITING} frames wait for their order; of a pause of more than
 * {@value #MAXIMUM_CLOSED} intervals the rest is counted as skipped.
 */
public final class CoverageMeter {

    /** Most frames that wait; the oldest is taken as in order when there are more. */
    public static final int MAXIMUM_WAITING = 4096;

    /** Most intervals that are told of one pause. */
    public static final int MAXIMUM_CLOSED = 1024;

    private static final Duration WRONG_CLOCK = Duration.ofHours(1);

    private final ClockIntervals intervals;
    private final Duration maximumGap;
    private final Duration tolerance;
    private final PriorityQueue<Instant> waiting = new PriorityQueue<>();
    private Instant watermark = Instant.MIN;
    private Instant last;
    private Instant from;
    private Instant to;
    private Duration seen = Duration.ZERO;
    private long frames;
    private long late;
    private long skipped;

    /**
     * A meter that has seen nothing.
     *
     * @param intervals what is measured
     * @param maximumGap largest time between two frames that counts as seen; 1 ms to 1 h
     * @param tolerance by how much frames may come out of order; 0 to 1 h
     * @throws IllegalArgumentException if a time is out of bounds
     */
    public CoverageMeter(ClockIntervals intervals, Duration maximumGap, Duration tolerance) {
        if (maximumGap.compareTo(Duration.ofMillis(1)) < 0 || maximumGap.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("maximumGap: expected 1 ms to 1 h, got " + maximumGap);
        }
        if (tolerance.isNegative() || tolerance.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("tolerance: expected 0 s to 1 h, got " + tolerance);
        }
        this.intervals = intervals;
        this.maximumGap = maximumGap;
        this.tolerance = tolerance;
    }

    /**
     * Takes a frame that was seen. Frames without inference are not to be told.
     *
     * @param capturedAt its capture time
     * @return the intervals that are closed by it, by time
     */
    public List<IntervalCoverage> observe(Instant capturedAt) {
        if (capturedAt.isBefore(watermark)) {
            late++;
            if (Duration.between(capturedAt, watermark).compareTo(WRONG_CLOCK) < 0) {
                return List.of();
            }
            restart();
        }
        waiting.add(capturedAt);
        if (waiting.size() > MAXIMUM_WAITING) {
            raise(waiting.element());
        }
        return advance(capturedAt);
    }

    /**
     * Tells what time it is, so that intervals are closed though nothing is seen.
     *
     * @param now the time, by the clock of the capture times
     * @return the intervals that are closed by it, by time
     */
    public List<IntervalCoverage> advance(Instant now) {
        raise(now.minus(tolerance));
        List<IntervalCoverage> closed = new ArrayList<>();
        while (!waiting.isEmpty() && !waiting.element().isAfter(watermark)) {
            take(waiting.remove(), closed);
        }
        if (from != null) {
            closeBefore(watermark.minus(maximumGap), closed);
        }
        return List.copyOf(closed);
    }

    private void restart() {
        waiting.clear();
        watermark = Instant.MIN;
        last = null;
        from = null;
        to = null;
    }

    private void raise(Instant reached) {
        if (reached.isAfter(watermark)) {
            watermark = reached;
        }
    }

    private void take(Instant frame, List<IntervalCoverage> closed) {
        if (from == null) {
            begin(intervals.startOf(frame));
        } else if (Duration.between(last, frame).compareTo(maximumGap) <= 0) {
            while (!to.isAfter(frame)) {
                seen = seen.plus(Duration.between(last.isAfter(from) ? last : from, to));
                close(closed);
            }
            seen = seen.plus(Duration.between(last.isAfter(from) ? last : from, frame));
        } else {
            closeBefore(frame, closed);
        }
        last = frame;
        frames++;
    }

    private void closeBefore(Instant reached, List<IntervalCoverage> closed) {
        while (!to.isAfter(reached)) {
            if (closed.size() >= MAXIMUM_CLOSED) {
                skipTo(intervals.startOf(reached));
                return;
            }
            close(closed);
        }
    }

    private void skipTo(Instant start) {
        skipped += Duration.between(from, start).dividedBy(intervals.length());
        begin(start);
    }

    private void close(List<IntervalCoverage> closed) {
        closed.add(new IntervalCoverage(from, to, seen, frames));
        begin(to);
    }

    private void begin(Instant start) {
        from = start;
        to = intervals.endOf(start);
        seen = Duration.ZERO;
        frames = 0;
    }

    /**
     * The interval that is being measured.
     *
     * @return what of it was seen so far, frames that still wait for their order not counted; empty before the first
     *     frame
     */
    public Optional<IntervalCoverage> current() {
        if (from != null) {
            return Optional.of(new IntervalCoverage(from, to, seen, frames));
        }
        return Optional.ofNullable(waiting.peek()).map(first -> {
            Instant start = intervals.startOf(first);
            return new IntervalCoverage(start, intervals.endOf(start), Duration.ZERO, 0);
        });
    }

    /**
     * Frames that came too late.
     *
     * @return their number since the meter was made
     */
    public long lateFrames() {
        return late;
    }

    /**
     * Intervals that were not told since there were more than {@value #MAXIMUM_CLOSED} at once; nothing was seen in
     * them.
     *
     * @return their number since the meter was made
     */
    public long skippedIntervals() {
        return skipped;
    }
}
