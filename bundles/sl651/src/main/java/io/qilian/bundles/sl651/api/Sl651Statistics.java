package io.qilian.bundles.sl651.api;

import java.util.Map;

/**
 * What a feed has counted since it was opened. Immutable.
 *
 * @param counts by what
 * @param refusals by the code of the problem
 */
public record Sl651Statistics(Map<Sl651Counter, Long> counts, Map<String, Long> refusals) {

    /**
     * Copies the maps.
     *
     * @throws NullPointerException if a part is null
     */
    public Sl651Statistics {
        counts = Map.copyOf(counts);
        refusals = Map.copyOf(refusals);
    }

    /**
     * One count.
     *
     * @param counter of what
     * @return how often
     */
    public long of(Sl651Counter counter) {
        return counts.getOrDefault(counter, 0L);
    }

    /**
     * One count of what was refused.
     *
     * @param code of the problem
     * @return how often
     */
    public long refused(String code) {
        return refusals.getOrDefault(code, 0L);
    }
}
