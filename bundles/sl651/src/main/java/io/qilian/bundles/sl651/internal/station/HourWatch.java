package io.qilian.bundles.sl651.internal.station;

import io.qilian.bundles.sl651.api.Sl651Counter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** Notices hours of a station that no hourly report came for. For one thread. */
final class HourWatch {

    private static final Duration HOUR = Duration.ofHours(1);

    private final ZoneId zone;
    private final Duration longest;
    private final StationCounters counters;
    private Instant latest;

    HourWatch(ZoneId zone, Duration longest, StationCounters counters) {
        this.zone = zone;
        this.longest = longest;
        this.counters = counters;
    }

    /**
     * Takes an hourly report.
     *
     * @param firstObservedAt of its first values, which lie five minutes after the hour's beginning
     * @param elements guide bytes of the elements of an hour that it has
     * @param receivedAt when it came
     * @return what is missing before it
     */
    List<HourGap> reported(Instant firstObservedAt, Set<Integer> elements, Instant receivedAt) {
        Instant hour = hourOf(firstObservedAt);
        if (hour.isAfter(receivedAt.plus(HOUR))) {
            // A clock that runs ahead would make a gap of everything up to it.
            return List.of();
        }
        Instant before = latest;
        if (before != null && !hour.isAfter(before)) {
            return List.of();
        }
        latest = hour;
        if (before == null || before.plus(HOUR).equals(hour)) {
            return List.of();
        }
        Instant from = before.plus(HOUR);
        Instant earliest = hourOf(hour.minus(longest));
        counters.count(Sl651Counter.HOURS_MISSED, Duration.between(from, hour).toHours());
        if (from.isBefore(earliest)) {
            counters.count(
                    Sl651Counter.HOURS_TOO_OLD, Duration.between(from, earliest).toHours());
            from = earliest;
        }
        Instant begin = from;
        return elements.stream()
                .sorted()
                .map(guide -> new HourGap(guide, begin, hour))
                .toList();
    }

    private Instant hourOf(Instant at) {
        return at.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
    }
}
