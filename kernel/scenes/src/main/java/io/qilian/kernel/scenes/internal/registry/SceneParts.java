package io.qilian.kernel.scenes.internal.registry;

import io.qilian.kernel.api.tracking.TrackerFactory;
import io.qilian.kernel.scenes.api.pipeline.SceneModels;
import io.qilian.kernel.scenes.api.pipeline.ScenePipelines;
import java.util.concurrent.atomic.AtomicReference;

/** The services that running scenes need and that come and go. */
public final class SceneParts {

    final AtomicReference<ScenePipelines> pipelines = new AtomicReference<>();
    final AtomicReference<SceneModels> models = new AtomicReference<>();
    final AtomicReference<TrackerFactory> trackers = new AtomicReference<>();

    /** Nothing is there yet. */
    public SceneParts() {}

    /** What is missing, in words; empty if all is there. */
    String missing() {
        if (pipelines.get() == null) {
            return "the routes of feeds and models";
        }
        if (models.get() == null) {
            return "the model library";
        }
        return trackers.get() == null ? "a tracker" : "";
    }

    /**
     * The service that connects feeds and models.
     *
     * @param service the service, or null when it is gone
     */
    public void pipelines(ScenePipelines service) {
        pipelines.set(service);
    }

    /**
     * The service that gives models on demand.
     *
     * @param service the service, or null when it is gone
     */
    public void models(SceneModels service) {
        models.set(service);
    }

    /**
     * The service that makes trackers.
     *
     * @param service the service, or null when it is gone
     */
    public void trackers(TrackerFactory service) {
        trackers.set(service);
    }
}
