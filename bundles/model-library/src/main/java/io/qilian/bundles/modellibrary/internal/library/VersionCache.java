package io.qilian.bundles.modellibrary.internal.library;

import io.qilian.bundles.modellibrary.api.ServingStatistics;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Versions in memory, with the number of those who hold each; the last one to let go retires it. A version from which an
 * alias has moved on rests for a while, so that going back costs nothing. A version for which the budget has no room is
 * refused before it is loaded; what rests makes room first. Thread-safe.
 */
final class VersionCache implements AutoCloseable {

    /** Most versions that rest. */
    static final int MOST_RESTING = 2;

    /** How long a version rests. */
    static final Duration REST = Duration.ofSeconds(60);

    private static final class Held {
        final LoadedVersion version;
        final long bytes;
        int holders;
        long restingSinceNanos;

        Held(LoadedVersion version, long bytes) {
            this.version = version;
            this.bytes = bytes;
        }
    }

    private final Function<ModelFolder, LoadedVersion> loader;
    private final Gate gate;
    private final MemoryBudget budget;
    private final LongSupplier nanoTime;
    private final Map<ModelFolder, Held> held = new HashMap<>();
    private final Map<ModelFolder, Held> resting = new LinkedHashMap<>();
    private final List<Held> leaving = new ArrayList<>();
    private long refused;

    VersionCache(Function<ModelFolder, LoadedVersion> loader, Gate gate, MemoryBudget budget, LongSupplier nanoTime) {
        this.loader = loader;
        this.gate = gate;
        this.budget = budget;
        this.nanoTime = nanoTime;
    }

    /** Loading is under the lock: two callers that need the same version must not load it twice. */
    synchronized LoadedVersion hold(ModelFolder folder) {
        Held known = held.get(folder);
        if (known == null) {
            known = resting.remove(folder);
            if (known == null) {
                known = load(folder);
            }
            held.put(folder, known);
        }
        known.holders++;
        return known.version;
    }

    private Held load(ModelFolder folder) {
        long need = MemoryBudget.need(folder, gate);
        while (need > budget.bytes() - used()) {
            if (!retireLongestResting() && !budget.relieve()) {
                refused++;
                throw MemoryBudget.refusal(folder, need, used(), budget.bytes());
            }
        }
        return new Held(loader.apply(folder), need);
    }

    /** What is in memory, also what was retired and still ends its last call. */
    private long used() {
        leaving.removeIf(gone -> gone.version.closed());
        return bytes(held)
                + bytes(resting)
                + leaving.stream().mapToLong(gone -> gone.bytes).sum();
    }

    private static long bytes(Map<ModelFolder, Held> versions) {
        return versions.values().stream().mapToLong(one -> one.bytes).sum();
    }

    /** Gives a version up; nobody is expected to need it soon. */
    synchronized void letGo(LoadedVersion version) {
        Held last = leave(version);
        if (last != null) {
            retire(last);
        }
    }

    /** Gives a version up to which somebody may go back soon. */
    synchronized void rest(LoadedVersion version) {
        Held last = leave(version);
        if (last != null) {
            last.restingSinceNanos = nanoTime.getAsLong();
            resting.put(version.folder(), last);
            if (resting.size() > MOST_RESTING) {
                retireLongestResting();
            }
        }
    }

    /** One holder less; the version if there is none left, else null. */
    private Held leave(LoadedVersion version) {
        Held known = held.get(version.folder());
        if (known == null || known.version != version) {
            throw new IllegalStateException("version " + version.version() + " is not held");
        }
        known.holders--;
        return known.holders == 0 ? held.remove(version.folder()) : null;
    }

    /** Retires what has rested for long enough. */
    synchronized void sweep() {
        long now = nanoTime.getAsLong();
        while (!resting.isEmpty() && now - longestResting().restingSinceNanos >= REST.toNanos()) {
            retireLongestResting();
        }
    }

    private Held longestResting() {
        return resting.values().iterator().next();
    }

    private boolean retireLongestResting() {
        if (resting.isEmpty()) {
            return false;
        }
        Held longest = longestResting();
        resting.remove(longest.version.folder());
        retire(longest);
        return true;
    }

    private void retire(Held last) {
        last.version.retire();
        leaving.add(last);
        leaving.removeIf(gone -> gone.version.closed());
    }

    synchronized int holders(ModelFolder folder) {
        Held known = held.get(folder);
        return known == null ? 0 : known.holders;
    }

    synchronized ServingStatistics.Memory memory() {
        return new ServingStatistics.Memory(used(), budget.bytes(), refused);
    }

    /** Retires what rests; whoever holds a version still lets it go. */
    @Override
    public synchronized void close() {
        resting.values().forEach(this::retire);
        resting.clear();
    }
}
