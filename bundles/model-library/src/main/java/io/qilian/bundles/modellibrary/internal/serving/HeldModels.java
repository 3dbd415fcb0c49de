package io.qilian.bundles.modellibrary.internal.serving;

import io.qilian.bundles.modellibrary.internal.library.OpenModel;
import io.qilian.kernel.api.model.ModelReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The models that are kept in memory for calls of programs, a bounded number: when another comes, the one goes that has
 * not been used for the longest time, an idle one first. Thread-safe.
 */
final class HeldModels implements AutoCloseable {

    /** Models that are kept. */
    static final int MOST_HELD = 32;

    private static final class Hold {
        final OpenModel model;
        int calls;

        Hold(OpenModel model) {
            this.model = model;
        }
    }

    private final Function<ModelReference, OpenModel> opener;
    private final Map<ModelReference, Hold> held = new LinkedHashMap<>(16, 0.75f, true);

    HeldModels(Function<ModelReference, OpenModel> opener) {
        this.opener = opener;
    }

    /** Works with a model, which is opened if it is not held, and not let go as idle until the work has ended. */
    <T> T use(ModelReference reference, Function<OpenModel, T> work) {
        Hold hold = begin(reference);
        try {
            return work.apply(hold.model);
        } finally {
            synchronized (held) {
                hold.calls--;
            }
        }
    }

    private Hold begin(ModelReference reference) {
        synchronized (held) {
            Hold known = held.get(reference);
            if (known != null) {
                known.calls++;
                return known;
            }
        }
        // Not under the lock: loading takes seconds, and calls of other models go on.
        OpenModel opened = opener.apply(reference);
        OpenModel surplus;
        Hold winner;
        synchronized (held) {
            Hold before = held.get(reference);
            winner = before == null ? new Hold(opened) : before;
            winner.calls++;
            held.put(reference, winner);
            surplus = before == null ? eldestBeyondBound() : opened;
        }
        if (surplus != null) {
            surplus.close();
        }
        return winner;
    }

    private OpenModel eldestBeyondBound() {
        if (held.size() <= MOST_HELD) {
            return null;
        }
        OpenModel idle = removeIdle();
        if (idle != null) {
            return idle;
        }
        ModelReference eldest = held.keySet().iterator().next();
        return held.remove(eldest).model;
    }

    private OpenModel removeIdle() {
        for (Iterator<Hold> all = held.values().iterator(); all.hasNext(); ) {
            Hold one = all.next();
            if (one.calls == 0) {
                all.remove();
                return one.model;
            }
        }
        return null;
    }

    /** Lets the model go that has been idle for the longest time; false if none is. */
    boolean letIdleGo() {
        OpenModel idle;
        synchronized (held) {
            idle = removeIdle();
        }
        if (idle != null) {
            idle.close();
        }
        return idle != null;
    }

    /** Whether a reference still stands for this model. */
    boolean holds(OpenModel model) {
        synchronized (held) {
            return held.values().stream().anyMatch(hold -> hold.model == model);
        }
    }

    /** Lets models go, idle or not; their calls end on a successor or are refused. */
    void letGo(Predicate<ModelReference> which) {
        List<OpenModel> gone = new ArrayList<>();
        synchronized (held) {
            held.entrySet().removeIf(entry -> {
                boolean goes = which.test(entry.getKey());
                if (goes) {
                    gone.add(entry.getValue().model);
                }
                return goes;
            });
        }
        gone.forEach(OpenModel::close);
    }

    int size() {
        synchronized (held) {
            return held.size();
        }
    }

    @Override
    public void close() {
        letGo(all -> true);
    }
}
