package io.qilian.kernel.scenes.internal.run;

import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.scenario.SceneView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a running scene has done; written by its thread, read by anyone. */
final class SceneCounters {

    private long observations;
    private long dropped;
    private long failures;
    private long events;
    private Optional<Instant> lastObservationAt = Optional.empty();
    private double lastAgeMs;
    private SceneView view = SceneView.EMPTY;

    synchronized void handled(Observation seen, Instant now) {
        observations++;
        if (seen.failure().isPresent()) {
            failures++;
        }
        lastObservationAt = Optional.of(seen.capturedAt());
        lastAgeMs = Duration.between(seen.ingestedAt(), now).toNanos() / 1e6;
    }

    synchronized void dropped() {
        dropped++;
    }

    synchronized void stored(int number) {
        events += number;
    }

    synchronized void view(SceneView shown) {
        view = shown;
    }

    synchronized SceneFigures figures() {
        return new SceneFigures(observations, dropped, failures, events, lastObservationAt, lastAgeMs, view);
    }
}
