package io.qilian.kernel.scenes.internal.run;

import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.scenario.SceneView;
import io.qilian.kernel.scenes.api.ScenePicture;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a running scene has done; written by its thread, read by anyone. */
final class SceneCounters {

    private long observations;
    private long dropped;
    private long failures;
    private long readings;
    private long events;
    private Optional<Instant> lastObservationAt = Optional.empty();
    private Optional<Instant> lastReadingAt = Optional.empty();
    private double lastAgeMs;
    private Frame lastFrame;
    private Observation lastSeen;
    private SceneView view = SceneView.EMPTY;

    synchronized void handled(Observation seen, Instant now) {
        observations++;
        if (seen.failure().isPresent()) {
            failures++;
        }
        lastObservationAt = Optional.of(seen.capturedAt());
        lastAgeMs = Duration.between(seen.ingestedAt(), now).toNanos() / 1e6;
    }

    synchronized void handled(Reading reading) {
        readings++;
        lastReadingAt = Optional.of(reading.measuredAt());
    }

    /** Keeps a lease on the frame until the next one comes. */
    void seen(Observation answer, Frame frame) {
        Frame before;
        synchronized (this) {
            before = lastFrame;
            lastFrame = frame.retain();
            lastSeen = answer;
        }
        if (before != null) {
            before.close();
        }
    }

    synchronized Optional<ScenePicture> picture() {
        return lastFrame == null ? Optional.empty() : Optional.of(new ScenePicture(lastFrame.retain(), lastSeen, view));
    }

    synchronized void forgetPicture() {
        if (lastFrame != null) {
            lastFrame.close();
            lastFrame = null;
        }
    }

    synchronized void dropped(int number) {
        dropped += number;
    }

    synchronized void stored(int number) {
        events += number;
    }

    synchronized void view(SceneView shown) {
        view = shown;
    }

    synchronized SceneFigures figures() {
        return new SceneFigures(
                observations, readings, dropped, failures, events, lastObservationAt, lastReadingAt, lastAgeMs, view);
    }
}
