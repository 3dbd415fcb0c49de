package io.qilian.bundles.modelserver.internal.inference;

import io.qilian.bundles.modellibrary.api.ServedResult;
import io.qilian.kernel.api.model.ModelVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What requests have come to, by version, since the start. Thread-safe. */
public final class ModelStatistics {

    /** Versions that are counted apart; the library holds no more. */
    static final int MOST_VERSIONS = 1000;

    private final Map<String, VersionStatistics> versions = new ConcurrentSkipListMap<>();
    private final AtomicInteger pending = new AtomicInteger();
    private final LongAdder unassigned = new LongAdder();

    void began() {
        pending.incrementAndGet();
    }

    void ended() {
        pending.decrementAndGet();
    }

    void succeeded(ModelVersion version, int batch, long totalNs, ServedResult.Times times, long outputNs) {
        VersionStatistics statistics = of(version.name(), version.version());
        if (statistics != null) {
            statistics.succeeded(batch, totalNs, times, outputNs);
        }
    }

    /** A failure; the version is null if the request did not get as far as one. */
    void failed(ModelVersion version, long totalNs, RuntimeException failure) {
        VersionStatistics statistics = version == null ? null : of(version.name(), version.version());
        if (statistics == null) {
            unassigned.increment();
        } else {
            statistics.failed(totalNs, failure);
        }
    }

    private VersionStatistics of(String name, String version) {
        String key = name + ":" + version;
        VersionStatistics known = versions.get(key);
        if (known != null || versions.size() >= MOST_VERSIONS) {
            return known;
        }
        return versions.computeIfAbsent(key, unknown -> new VersionStatistics(name, version));
    }

    /**
     * The statistics of a version.
     *
     * @param name name of the model
     * @param version its version
     * @return the statistics, all zero for one that was never asked
     */
    public VersionStatistics version(String name, String version) {
        return versions.getOrDefault(name + ":" + version, new VersionStatistics(name, version));
    }

    /** All versions that were asked. */
    public List<VersionStatistics> all() {
        return List.copyOf(versions.values());
    }

    /** Requests that are being answered now. */
    public int pending() {
        return pending.get();
    }

    /** Requests that failed before they got to a version. */
    public long unassigned() {
        return unassigned.sum();
    }
}
