package io.qilian.kernel.scenes.api;

import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.scenario.SceneView;
import java.util.Objects;

/**
 * The frame that a scene has handled last, with what was seen in it. Owns a lease on the frame.
 *
 * @param frame the frame
 * @param seen what the scene's plan saw in it
 * @param view what the scene shows
 */
public record ScenePicture(Frame frame, Observation seen, SceneView view) implements AutoCloseable {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public ScenePicture {
        Objects.requireNonNull(frame, "frame");
        Objects.requireNonNull(seen, "seen");
        Objects.requireNonNull(view, "view");
    }

    /** Gives the lease on the frame back. Idempotent. */
    @Override
    public void close() {
        frame.close();
    }
}
