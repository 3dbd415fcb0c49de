package io.qilian.kernel.scenes.internal.event;

import io.qilian.kernel.scenes.api.StoredEvent;
import java.util.List;
import java.util.Map;

/** Where scenes keep what they tell and remember. */
public interface SceneStore {

    /**
     * Stores what a call told, in one transaction; when it returns, it is on disk. A record that is stored already
     * stays as it is.
     *
     * @param commit what to store
     * @return the records that were not stored before, with their places in the log
     * @throws IllegalArgumentException if a record or text cannot be stored for what it holds: trying again is no use
     */
    List<StoredEvent> commit(SceneCommit commit);

    /**
     * How far an event has been told.
     *
     * @param id identity of the event
     * @return the highest revision that is stored; 0 if none is
     */
    int lastRevision(String id);

    /**
     * What a scene remembers.
     *
     * @param scene its name
     * @return texts by key
     */
    Map<String, String> state(String scene);
}
