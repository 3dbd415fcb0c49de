package io.qilian.kernel.scenes.internal.run;

import io.qilian.kernel.api.scenario.SceneView;
import java.time.Instant;
import java.util.Optional;

/** What a running scene has done, at one moment; the components are those of the scene's status. */
public record SceneFigures(
        long observations,
        long readings,
        long dropped,
        long failures,
        long events,
        Optional<Instant> lastObservationAt,
        Optional<Instant> lastReadingAt,
        double lastAgeMs,
        SceneView view) {

    /** Nothing yet. */
    public static final SceneFigures NONE =
            new SceneFigures(0, 0, 0, 0, 0, Optional.empty(), Optional.empty(), 0, SceneView.EMPTY);
}
