package io.qilian.bundles.hj212.api.simulation;

import io.qilian.bundles.hj212.api.Upload;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The records that a simulated station remembers, also over several connections. Bounded: the oldest of a kind go.
 * Thread-safe.
 */
public final class StationMemory {

    private final int maximum;
    private final Map<Upload, TreeMap<Instant, StationRecord>> records = new EnumMap<>(Upload.class);

    /**
     * A memory without records.
     *
     * @param maximum records of each kind
     */
    public StationMemory(int maximum) {
        this.maximum = maximum;
    }

    /**
     * Remembers a record, in place of another of the same kind and time.
     *
     * @param record the record
     */
    public synchronized void remember(StationRecord record) {
        TreeMap<Instant, StationRecord> kind = records.computeIfAbsent(record.upload(), upload -> new TreeMap<>());
        kind.put(record.time(), record);
        if (kind.size() > maximum) {
            kind.pollFirstEntry();
        }
    }

    /**
     * Looks records up.
     *
     * @param upload which kind
     * @param from first time
     * @param to last time
     * @return the records in order of time
     */
    public synchronized List<StationRecord> between(Upload upload, Instant from, Instant to) {
        TreeMap<Instant, StationRecord> kind = records.get(upload);
        return kind == null || from.isAfter(to)
                ? List.of()
                : List.copyOf(kind.subMap(from, true, to, true).values());
    }
}
