package io.qilian.bundles.modellibrary.internal.library;

import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Versions in memory, with the number of those who hold each; the last one to let go retires it. Thread-safe. */
final class VersionCache {

    private static final class Held {
        final LoadedVersion version;
        int holders = 1;

        Held(LoadedVersion version) {
            this.version = version;
        }
    }

    private final Function<ModelFolder, LoadedVersion> loader;
    private final Map<String, Held> held = new HashMap<>();

    VersionCache(Function<ModelFolder, LoadedVersion> loader) {
        this.loader = loader;
    }

    /** Loading is under the lock: two callers that need the same version must not load it twice. */
    synchronized LoadedVersion hold(ModelFolder folder) {
        String key = folder.card().name() + ":" + folder.card().version() + ":"
                + folder.card().sha256();
        Held known = held.get(key);
        if (known != null) {
            known.holders++;
            return known.version;
        }
        LoadedVersion loaded = loader.apply(folder);
        held.put(key, new Held(loaded));
        return loaded;
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
        }
    }

    synchronized int holders(ModelFolder folder) {
        Held known = held.get(folder.card().name() + ":" + folder.card().version() + ":"
                + folder.card().sha256());
        return known == null ? 0 : known.holders;
    }

    private static String key(LoadedVersion version) {
        return version.version() + ":" + version.version().digest();
    }
}
