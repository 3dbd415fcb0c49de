package io.qilian.kernel.api.scenario;

import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.api.observation.Observation;
import java.time.Instant;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The analysis of one scene. The platform calls one method at a time, on a thread of the scene; a handler needs no
 * locks. Rules belong into plain classes that the handler calls.
 *
 * <p>A call that throws, or that takes longer than the scene's time budget (5 s unless the scene's file says otherwise),
 * puts the scene into quarantine with the stack as its diagnosis: the handler is not called again until an operator
 * enables the scene anew. Other scenes do not notice.
 */
@ConsumerType
public interface SceneHandler extends AutoCloseable {

    /**
     * A run of one of the scene's feeds begins: the first one, or another after a lost connection or the end of a file.
     * Its tracks have nothing to do with those of an earlier run. Called before the run's first observation.
     *
     * @param feed name of the feed
     * @param run the run
     */
    default void onRunBegan(String feed, FeedRun run) {}

    /**
     * A run is over: the file has ended or the connection is lost. Its objects will not be seen again.
     *
     * @param feed name of the feed
     * @param run the run
     */
    default void onRunEnded(String feed, FeedRun run) {}

    /**
     * A model of the plan has seen a frame of one of the scene's feeds. Observations of one feed come in the order of
     * the frames; frames may be missing when the machine is overloaded.
     *
     * @param seen what was seen
     */
    default void onObservation(Observation seen) {}

    /**
     * A sensor of the scene has measured something.
     *
     * @param reading what was measured
     */
    default void onReading(Reading reading) {}

    /**
     * Time passes: called about once a second of the scene's clock, also while nothing is seen.
     *
     * @param now the scene's clock
     */
    default void onTick(Instant now) {}

    /**
     * What the scene shows to people: lines and zones to draw into the picture, figures for a table. Called at most a
     * few times a second, between two other calls; it should only copy.
     *
     * @return the view; empty if there is nothing to show
     */
    default SceneView view() {
        return SceneView.EMPTY;
    }

    /**
     * Ends the analysis. What is told here is still stored. Called once, also after a failure; not called if an
     * earlier call never returned.
     */
    @Override
    default void close() {}
}
