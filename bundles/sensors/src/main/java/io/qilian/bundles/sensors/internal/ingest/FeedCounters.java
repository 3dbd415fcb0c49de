package io.qilian.bundles.sensors.internal.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;

/** What became of what a feed's stations have sent. Thread-safe. */
public final class FeedCounters {

    private static final int MOST_UNMAPPED = 100;

    final LongAdder messages = new LongAdder();
    final LongAdder stored = new LongAdder();
    final LongAdder duplicates = new LongAdder();
    final LongAdder ignored = new LongAdder();
    final LongAdder busy = new LongAdder();
    private final Map<String, Long> refused = new TreeMap<>();
    private final TreeSet<String> unmapped = new TreeSet<>();

    synchronized void refused(String code) {
        refused.merge(code, 1L, Long::sum);
    }

    synchronized void unmapped(Collection<String> codes) {
        for (String code : codes) {
            if (unmapped.size() < MOST_UNMAPPED) {
                unmapped.add(code);
            }
        }
    }

    /**
     * Messages that were taken.
     *
     * @return their number since the feed was opened
     */
    public long messages() {
        return messages.sum();
    }

    /**
     * Readings that are in the database.
     *
     * @return their number since the feed was opened
     */
    public long stored() {
        return stored.sum();
    }

    /**
     * Readings that were there already.
     *
     * @return their number since the feed was opened
     */
    public long duplicates() {
        return duplicates.sum();
    }

    /**
     * Measurements whose code the feed's file does not name.
     *
     * @return their number since the feed was opened
     */
    public long ignored() {
        return ignored.sum();
    }

    /**
     * Messages that were turned away, since too much waited.
     *
     * @return their number since the feed was opened
     */
    public long busy() {
        return busy.sum();
    }

    /**
     * What was refused, by the code of the reason.
     *
     * @return numbers since the feed was opened
     */
    public synchronized Map<String, Long> refusals() {
        return Map.copyOf(refused);
    }

    /**
     * Codes that came and that the feed's file does not name.
     *
     * @return at most {@value #MOST_UNMAPPED}
     */
    public synchronized List<String> unmapped() {
        return List.copyOf(new ArrayList<>(unmapped));
    }
}
