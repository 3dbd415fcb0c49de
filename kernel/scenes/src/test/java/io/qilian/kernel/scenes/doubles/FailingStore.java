package io.qilian.kernel.scenes.doubles;

import io.qilian.kernel.scenes.api.StoredEvent;
import io.qilian.kernel.scenes.internal.event.SceneCommit;
import io.qilian.kernel.scenes.internal.event.SceneStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that can be out of reach. */
public final class FailingStore implements SceneStore {

    private final SceneStore store;
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean down;

    /** In front of another store. */
    public FailingStore(SceneStore store) {
        this.store = store;
    }

    /** Whether it is out of reach from now on. */
    public void down(boolean now) {
        down = now;
    }

    /** How often it was asked in vain. */
    public int refused() {
        return refused.get();
    }

    private SceneStore reached() {
        if (down) {
            refused.incrementAndGet();
            throw new IllegalStateException("connection refused");
        }
        return store;
    }

    @Override
    public List<StoredEvent> commit(SceneCommit commit) {
        return reached().commit(commit);
    }

    @Override
    public int lastRevision(String id) {
        return reached().lastRevision(id);
    }

    @Override
    public Map<String, String> state(String scene) {
        return reached().state(scene);
    }
}
