package io.qilian.kernel.scenes.internal.registry;

import io.qilian.kernel.api.tracking.TrackerFactory;
import io.qilian.kernel.scenes.api.pipeline.SceneModels;
import io.qilian.kernel.scenes.api.pipeline.ScenePipelines;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The services that running scenes need and that come and go; a new one may come before the one before it goes. */
public final class SceneParts {

    /** All of them, as they are at one moment. */
    record Ready(ScenePipelines pipelines, SceneModels models, TrackerFactory trackers) {}

    private final AtomicReference<ScenePipelines> pipelines = new AtomicReference<>();
    private final AtomicReference<SceneModels> models = new AtomicReference<>();
    private final AtomicReference<TrackerFactory> trackers = new AtomicReference<>();

    /** Nothing is there yet. */
    public SceneParts() {}

    /** What scenes may run with now; empty if something is missing. */
    Optional<Ready> ready() {
        ScenePipelines routes = pipelines.get();
        SceneModels library = models.get();
        TrackerFactory tracking = trackers.get();
        return routes == null || library == null || tracking == null
                ? Optional.empty()
                : Optional.of(new Ready(routes, library, tracking));
    }

    /** What is missing, in words. */
    String missing() {
        if (pipelines.get() == null) {
            return "the routes of feeds and models";
        }
        return models.get() == null ? "the model library" : "a tracker";
    }

    /**
     * The service that connects feeds and models is there.
     *
     * @param service the service
     */
    public void add(ScenePipelines service) {
        pipelines.set(service);
    }

    /**
     * The service that connects feeds and models is gone.
     *
     * @param service the service
     */
    public void remove(ScenePipelines service) {
        pipelines.compareAndSet(service, null);
    }

    /**
     * The service that gives models on demand is there.
     *
     * @param service the service
     */
    public void add(SceneModels service) {
        models.set(service);
    }

    /**
     * The service that gives models on demand is gone.
     *
     * @param service the service
     */
    public void remove(SceneModels service) {
        models.compareAndSet(service, null);
    }

    /**
     * The service that makes trackers is there.
     *
     * @param service the service
     */
    public void add(TrackerFactory service) {
        trackers.set(service);
    }

    /**
     * The service that makes trackers is gone.
     *
     * @param service the service
     */
    public void remove(TrackerFactory service) {
        trackers.compareAndSet(service, null);
    }
}
