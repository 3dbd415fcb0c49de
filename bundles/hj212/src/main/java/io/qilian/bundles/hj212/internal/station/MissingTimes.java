package io.qilian.bundles.hj212.internal.station;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The minutes, hours or days of a station that should have come and did not. Bounded in number of gaps and in how far back
 * they lie. Not thread-safe.
 */
final class MissingTimes {

    private static final int MAXIMUM_GAPS = 64;

    private final Duration step;
    private final Duration back;

    /** First and last missing time of each gap, on the station's own grid; gaps do not touch. */
    private final TreeMap<Instant, Instant> gaps = new TreeMap<>();

    private Instant latest;

    /**
     * A part of a gap.
     *
     * @param from first missing time
     * @param to last missing time
     */
    record Gap(Instant from, Instant to) {}

    /**
     * What a new time has shown.
     *
     * @param missing times that were found missing
     * @param filled times that were missing and have come
     * @param forgotten times that are not asked for any more
     */
    record Finding(long missing, long filled, long forgotten) {}

    MissingTimes(Duration step, Duration back) {
        this.step = step;
        this.back = back;
    }

    /** Data of a time are in the database. {@code backAtStart}: how far back the first time shows a gap. */
    Finding stored(Instant time, Duration backAtStart) {
        if (latest == null) {
            latest = time;
            Instant first = time.minus(step.multipliedBy(backAtStart.dividedBy(step)));
            return first.isBefore(time) ? add(first, time) : new Finding(0, 0, 0);
        }
        if (!time.isAfter(latest)) {
            return new Finding(0, fill(time), 0);
        }
        Instant first = latest.plus(step);
        latest = time;
        return add(first, time);
    }

    /** Notes that everything from a time up to, but not including, another is missing. */
    private Finding add(Instant first, Instant end) {
        Instant earliest = end.minus(step.multipliedBy(back.dividedBy(step)));
        Instant from = first.isBefore(earliest) ? earliest : first;
        // Clocks of stations jitter: what is less than half a step away is the same time.
        long missing = Math.max(0, steps(from, end.minus(step.dividedBy(2))));
        long forgotten = forget(earliest);
        if (missing > 0) {
            gaps.put(from, from.plus(step.multipliedBy(missing - 1)));
        }
        while (gaps.size() > MAXIMUM_GAPS) {
            Map.Entry<Instant, Instant> oldest = gaps.pollFirstEntry();
            forgotten += size(oldest.getKey(), oldest.getValue());
        }
        return new Finding(missing, 0, forgotten);
    }

    private long forget(Instant earliest) {
        long forgotten = 0;
        while (!gaps.isEmpty() && gaps.firstEntry().getValue().isBefore(earliest)) {
            Map.Entry<Instant, Instant> oldest = gaps.pollFirstEntry();
            forgotten += size(oldest.getKey(), oldest.getValue());
        }
        return forgotten;
    }

    /** How many steps from one time lie before another. */
    private long steps(Instant from, Instant end) {
        return from.isBefore(end) ? Duration.between(from, end.minusNanos(1)).dividedBy(step) + 1 : 0;
    }

    private long size(Instant from, Instant to) {
        return Duration.between(from, to).dividedBy(step) + 1;
    }

    private long fill(Instant time) {
        Map.Entry<Instant, Instant> gap = gaps.floorEntry(time.plus(step.dividedBy(2)));
        if (gap == null) {
            return 0;
        }
        Instant from = gap.getKey();
        long index = Duration.between(from, time.plus(step.dividedBy(2))).dividedBy(step);
        Instant slot = from.plus(step.multipliedBy(index));
        return slot.isAfter(gap.getValue()) ? 0 : remove(new Gap(slot, slot));
    }

    /** Takes times out of the gaps, because they have come or never will; answers how many were missing. */
    long remove(Gap part) {
        long removed = 0;
        Map.Entry<Instant, Instant> gap = gaps.floorEntry(part.to());
        while (gap != null && !gap.getValue().isBefore(part.from())) {
            gaps.remove(gap.getKey());
            Instant from = gap.getKey().isBefore(part.from()) ? part.from() : gap.getKey();
            Instant to = gap.getValue().isAfter(part.to()) ? part.to() : gap.getValue();
            removed += size(from, to);
            if (gap.getKey().isBefore(from)) {
                gaps.put(gap.getKey(), from.minus(step));
            }
            if (gap.getValue().isAfter(to)) {
                gaps.put(to.plus(step), gap.getValue());
            }
            gap = gaps.lowerEntry(from);
        }
        return removed;
    }

    /** The latest times that are missing: people wait for these first. */
    Optional<Gap> latestGap(int maximumTimes) {
        if (gaps.isEmpty()) {
            return Optional.empty();
        }
        Map.Entry<Instant, Instant> gap = gaps.lastEntry();
        long before = Math.min(maximumTimes, size(gap.getKey(), gap.getValue())) - 1;
        return Optional.of(new Gap(gap.getValue().minus(step.multipliedBy(before)), gap.getValue()));
    }

    /** How many times are missing. */
    long count() {
        return gaps.entrySet().stream()
                .mapToLong(gap -> size(gap.getKey(), gap.getValue()))
                .sum();
    }
}
