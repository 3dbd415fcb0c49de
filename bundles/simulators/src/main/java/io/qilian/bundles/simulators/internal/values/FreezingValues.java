package io.qilian.bundles.simulators.internal.values;

import java.util.Iterator;
import java.util.Map;

/** Values that stay what they are after a number of records, as those of a sensor that is stuck. For one thread. */
public final class FreezingValues implements Iterator<Map<String, Double>> {

    private final Iterator<Map<String, Double>> values;
    private final int after;
    private int records;
    private Map<String, Double> last = Map.of();

    /**
     * Values that freeze.
     *
     * @param values as they would be
     * @param after records after which they stay; 0 never
     */
    public FreezingValues(Iterator<Map<String, Double>> values, int after) {
        this.values = values;
        this.after = after;
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Map<String, Double> next() {
        if (after == 0 || records < after) {
            records++;
            last = values.next();
        }
        return last;
    }
}
