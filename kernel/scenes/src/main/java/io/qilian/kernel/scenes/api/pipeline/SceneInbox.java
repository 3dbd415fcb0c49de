package io.qilian.kernel.scenes.api.pipeline;

import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.problem.Problem;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Where the observations and readings of one scene go. Thread-safe; no method waits for the scene. */
@ProviderType
public interface SceneInbox {

    /**
     * A run of one of the scene's feeds begins. An inbox holds a bounded number of begins and ends; when there are too
     * many, a whole run that the scene has not come to yet makes way.
     *
     * @param feed name of the feed
     * @param run the run
     */
    void began(String feed, FeedRun run);

    /**
     * A model has seen a frame. The observations of one feed and use come in the order of the frames. An inbox holds a
     * bounded number; of a run that is not replayed the oldest makes way, of a replayed one none does, so the caller
     * bounds how many are under way by waiting for {@code done}.
     *
     * @param use name of the use in the scenario's plan; empty if the plan has just one
     * @param seen what was seen
     * @param frame the frame; the inbox takes a lease of its own
     * @param done called once when the observation has been handled and what came of it is stored, or when it was
     *     dropped
     */
    void offer(String use, Observation seen, Frame frame, Runnable done);

    /**
     * A station has measured something. The readings of one station come in the order of their time of measurement. An
     * inbox holds a bounded number of readings; the oldest makes way, and is counted.
     *
     * @param reading what was measured
     * @param done called once when the reading has been handled and what came of it is stored, or when it was dropped
     */
    void offer(Reading reading, Runnable done);

    /**
     * A run is over.
     *
     * @param feed name of the feed
     * @param run the run
     * @param problem why, unless it ended as it should
     */
    void ended(String feed, FeedRun run, Optional<Problem> problem);
}
