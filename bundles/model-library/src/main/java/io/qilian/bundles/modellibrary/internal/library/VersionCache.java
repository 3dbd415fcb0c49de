package io.qilian.bundles.modellibrary.internal.library;

import io.qilian.bundles.modellibrary.api.ServingStatistics;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Versions in memory, with the number of those who hold each; the last one to let go retires it. A version for which the
 * budget has no room is refused before it is loaded. Thread-safe.
 */
final class VersionCache {

    private static final class Held {
        final LoadedVersion version;
        final long bytes;
        int holders = 1;

        Held(LoadedVersion version, long bytes) {
            this.version = version;
            this.bytes = bytes;
        }
    }

    private final Function<ModelFolder, LoadedVersion> loader;
    private final Gate gate;
    private final MemoryBudget budget;
    private final Map<String, Held> held = new HashMap<>();
    private final List<Held> leaving = new ArrayList<>();
    private long refused;

    VersionCache(Function<ModelFolder, LoadedVersion> loader, Gate gate, MemoryBudget budget) {
        this.loader = loader;
        this.gate = gate;
        this.budget = budget;
    }

    /** Loading is under the lock: two callers that need the same version must not load it twice. */
    synchronized LoadedVersion hold(ModelFolder folder) {
        String key = key(folder);
        Held known = held.get(key);
        if (known != null) {
            known.holders++;
            return known.version;
        }
        long need = MemoryBudget.need(folder, gate);
        admit(folder, need);
        LoadedVersion loaded = loader.apply(folder);
        held.put(key, new Held(loaded, need));
        return loaded;
    }

    private void admit(ModelFolder folder, long need) {
        while (need > budget.bytes() - used()) {
            if (!budget.relieve()) {
                refused++;
                throw MemoryBudget.refusal(folder, need, used(), budget.bytes());
            }
        }
    }

    /** What is in memory, also what was retired and still ends its last call. */
    private long used() {
        leaving.removeIf(gone -> gone.version.closed());
        long used = 0;
        for (Held one : held.values()) {
            used += one.bytes;
        }
        for (Held one : leaving) {
            used += one.bytes;
        }
        return used;
    }

    synchronized void letGo(LoadedVersion version) {
        String key = key(version);
        Held known = held.get(key);
        if (known == null || known.version != version) {
            throw new IllegalStateException("version " + version.version() + " is not held");
        }
        known.holders--;
        if (known.holders == 0) {
            held.remove(key);
            version.retire();
            leaving.add(known);
            leaving.removeIf(gone -> gone.version.closed());
        }
    }

    synchronized int holders(ModelFolder folder) {
        Held known = held.get(key(folder));
        return known == null ? 0 : known.holders;
    }

    synchronized ServingStatistics.Memory memory() {
        return new ServingStatistics.Memory(used(), budget.bytes(), refused);
    }

    private static String key(ModelFolder folder) {
        return folder.card().name() + ":" + folder.card().version() + ":"
                + folder.card().sha256();
    }

    private static String key(LoadedVersion version) {
        return version.version() + ":" + version.version().digest();
    }
}
