package io.qilian.bundles.hj212.internal.station;

import io.qilian.bundles.hj212.api.Hj212Counter;
import io.qilian.bundles.hj212.api.Hj212Figures;
import io.qilian.bundles.hj212.api.RejectionReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** The counters of a feed. Thread-safe. */
public final class Counters {

    // Filled by the constructor and never changed, so that any thread may read them.
    private final Map<Hj212Counter, LongAdder> counts = new EnumMap<>(Hj212Counter.class);
    private final Map<RejectionReason, LongAdder> rejections = new EnumMap<>(RejectionReason.class);

    /** Counters at nought. */
    public Counters() {
        for (Hj212Counter counter : Hj212Counter.values()) {
            counts.put(counter, new LongAdder());
        }
        for (RejectionReason reason : RejectionReason.values()) {
            rejections.put(reason, new LongAdder());
        }
    }

    /** One more. */
    public void count(Hj212Counter counter) {
        counts.get(counter).increment();
    }

    /** Some more. */
    public void count(Hj212Counter counter, long number) {
        counts.get(counter).add(number);
    }

    /** One more that was not taken. */
    public void count(RejectionReason reason) {
        rejections.get(reason).increment();
    }

    /** What was counted until now. */
    public Hj212Figures figures() {
        Map<Hj212Counter, Long> counted = new EnumMap<>(Hj212Counter.class);
        counts.forEach((counter, count) -> counted.put(counter, count.sum()));
        Map<RejectionReason, Long> rejected = new EnumMap<>(RejectionReason.class);
        rejections.forEach((reason, count) -> rejected.put(reason, count.sum()));
        return new Hj212Figures(counted, rejected);
    }

    /** Everything that was not taken, whatever the reason. */
    public long rejected() {
        return rejections.values().stream().mapToLong(LongAdder::sum).sum();
    }
}
