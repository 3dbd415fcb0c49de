package io.qilian.kernel.api.scenario;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a scene remembers across a restart: a few texts by key, committed together with the findings of the same call.
 * It is empty for a new scene and whenever a feed that is replayed frame by frame begins anew. Used on the scene's
 * thread only.
 */
@ProviderType
public interface SceneState {

    /** Most keys of one scene. */
    int MAXIMUM_KEYS = 256;

    /** Longest value in characters. */
    int MAXIMUM_VALUE_LENGTH = 65_536;

    /**
     * Reads a value.
     *
     * @param key the key
     * @return the value that was put last, also by a call that has not been committed yet
     */
    Optional<String> get(String key);

    /**
     * Writes a value.
     *
     * @param key the key, 1 to 100 characters
     * @param value the value
     * @throws io.qilian.kernel.api.problem.ProblemException if a bound is passed
     */
    void put(String key, String value);

    /**
     * Forgets a value. Does nothing if there is none.
     *
     * @param key the key
     */
    void remove(String key);
}
