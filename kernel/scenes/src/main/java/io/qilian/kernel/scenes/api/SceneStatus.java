package io.qilian.kernel.scenes.api;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.scenario.SceneView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a scene is doing.
 *
 * @param name name of the scene
 * @param scenario name of its scenario
 * @param feeds names of its feeds
 * @param phase where it stands
 * @param problem why it does not run
 * @param stack the stack of the call that put it into quarantine; empty otherwise
 * @param observations observations that were handled
 * @param readings readings of sensors that were handled
 * @param dropped observations, readings, and begins and ends of runs, that came faster than the scene took them
 * @param failures observations that say why there was no inference
 * @param events records of events that were stored
 * @param lastObservationAt capture time of the last observation
 * @param lastReadingAt when the last reading was measured
 * @param lastAgeMs time from decoding of the last frame to the end of its handling
 * @param metrics the scene's own numbers
 * @param view what the scene shows
 */
public record SceneStatus(
        String name,
        String scenario,
        List<String> feeds,
        ScenePhase phase,
        Optional<Problem> problem,
        String stack,
        long observations,
        long readings,
        long dropped,
        long failures,
        long events,
        Optional<Instant> lastObservationAt,
        Optional<Instant> lastReadingAt,
        double lastAgeMs,
        Map<String, Double> metrics,
        SceneView view) {

    /**
     * Checks that nothing is missing, and copies the collections.
     *
     * @throws NullPointerException if a part is null
     */
    public SceneStatus {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(scenario, "scenario");
        feeds = List.copyOf(feeds);
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(stack, "stack");
        Objects.requireNonNull(lastObservationAt, "lastObservationAt");
        Objects.requireNonNull(lastReadingAt, "lastReadingAt");
        metrics = Map.copyOf(metrics);
        Objects.requireNonNull(view, "view");
    }
}
