package io.qilian.kernel.api.scenario;

import io.qilian.kernel.api.event.EventSink;
import io.qilian.kernel.api.feed.Frame;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What the platform gives to the handler of one scene. Valid from opening to closing of the handler. */
@ProviderType
public interface SceneContext {

    /**
     * Name of the scene.
     *
     * @return the name
     */
    String scene();

    /**
     * Names of the scene's feeds, in the order of the scene's file.
     *
     * @return the names; at least one
     */
    List<String> feeds();

    /**
     * The scene's settings, read from its file and checked.
     *
     * @param <T> the settings record
     * @param type the class that the descriptor declares
     * @return the settings
     * @throws IllegalArgumentException if it is another class
     */
    <T extends Record> T settings(Class<T> type);

    /**
     * The scene's clock. On a live feed it is the time of day; on a feed that is replayed frame by frame it is the
     * capture time of the latest frame, so that the same clip gives the same findings.
     *
     * @return the clock
     */
    InstantSource clock();

    /**
     * Where findings are told.
     *
     * @return the sink
     */
    EventSink events();

    /**
     * What the scene remembers across a restart.
     *
     * @return the state
     */
    SceneState state();

    /**
     * The declared models, for calls on demand.
     *
     * @return the models
     */
    ModelAccess models();

    /**
     * The frame of the observation that is being handled. It is owned by the platform and closed when the handler
     * returns; a handler that keeps it takes {@link Frame#retain()}.
     *
     * @return the frame; empty outside {@link SceneHandler#onObservation}, and where only recorded detections are
     *     replayed
     */
    Optional<Frame> frame();

    /**
     * Numbers about the scene.
     *
     * @return the metrics
     */
    SceneMetrics metrics();

    /**
     * The scene's log, named after scenario and scene.
     *
     * @return the logger
     */
    System.Logger log();
}
