package io.qilian.bundles.sensors.internal.ingest;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** When each station of a feed was heard of last; {@value #MOST_STATIONS} stations at most. Thread-safe. */
public final class StationLog {

    static final int MOST_STATIONS = 10_000;

    private final Set<String> listed;
    private final Map<String, Instant> heard = new ConcurrentHashMap<>();

    /**
     * A log.
     *
     * @param listed stations that the feed's file names
     */
    public StationLog(Set<String> listed) {
        this.listed = Set.copyOf(listed);
    }

    void heard(String station, Instant at) {
        if (heard.size() < MOST_STATIONS || heard.containsKey(station)) {
            heard.merge(station, at, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    /**
     * The stations that are listed or were heard of.
     *
     * @return when each was heard of, by name
     */
    public Map<String, Optional<Instant>> stations() {
        Map<String, Optional<Instant>> all = new TreeMap<>();
        Set<String> names = new TreeSet<>(listed);
        names.addAll(heard.keySet());
        names.forEach(name -> all.put(name, Optional.ofNullable(heard.get(name))));
        return all;
    }
}
