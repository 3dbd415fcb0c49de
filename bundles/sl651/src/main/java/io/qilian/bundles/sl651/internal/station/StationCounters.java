package io.qilian.bundles.sl651.internal.station;

import io.qilian.bundles.sl651.api.Sl651Counter;
import io.qilian.bundles.sl651.api.Sl651Statistics;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts of a feed. Thread-safe. The codes of problems are few: there is one for each reason in the sources. */
final class StationCounters {

    private final Map<Sl651Counter, LongAdder> counts = new EnumMap<>(Sl651Counter.class);
    private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();

    StationCounters() {
        for (Sl651Counter counter : Sl651Counter.values()) {
            counts.put(counter, new LongAdder());
        }
    }

    void count(Sl651Counter counter) {
        count(counter, 1);
    }

    void count(Sl651Counter counter, long times) {
        counts.get(counter).add(times);
    }

    void refused(String code) {
        refusals.computeIfAbsent(code, key -> new LongAdder()).increment();
    }

    long refusals() {
        return refusals.values().stream().mapToLong(LongAdder::sum).sum();
    }

    Sl651Statistics statistics() {
        return new Sl651Statistics(
                counts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                        .sum())),
                refusals.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                        .sum())));
    }
}
