package io.qilian.kernel.api.observation;

import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.model.ModelVersion;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one model plan saw in one frame. Immutable, without pixels.
 *
 * @param use name of the model use in the scenario's plan that this answers
 * @param feed name of the feed
 * @param run run of the feed
 * @param sequence number of the frame within the run
 * @param width width of the frame in pixels
 * @param height height of the frame in pixels
 * @param capturedAt when the picture was taken, by the clock of the source
 * @param ingestedAt when it had been decoded
 * @param inferredAt when the model had answered
 * @param model the one version that processed the frame
 * @param failure why there was no inference; empty if there was one. Then there are no detections, which is not the
 *     same as an empty road
 * @param detections what was found, best first
 * @param tracks the objects that are being followed, by id; empty unless the plan asks for tracking
 * @param traceId correlates everything that comes of the frame
 */
public record Observation(
        String use,
        String feed,
        FeedRun run,
        long sequence,
        int width,
        int height,
        Instant capturedAt,
        Instant ingestedAt,
        Instant inferredAt,
        ModelVersion model,
        Optional<String> failure,
        List<Detection> detections,
        List<Track> tracks,
        String traceId) {

    /**
     * Checks that nothing is missing, and copies the lists.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the picture has no extent, or there are detections though the inference failed
     */
    public Observation {
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(capturedAt, "capturedAt");
        Objects.requireNonNull(ingestedAt, "ingestedAt");
        Objects.requireNonNull(inferredAt, "inferredAt");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(failure, "failure");
        Objects.requireNonNull(traceId, "traceId");
        detections = List.copyOf(detections);
        tracks = List.copyOf(tracks);
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("picture: expected an extent, got " + width + "x" + height);
        }
        if (failure.isPresent() && !detections.isEmpty()) {
            throw new IllegalArgumentException(
                    "detections: expected none, since the inference failed: " + failure.get());
        }
    }

    /**
     * This observation, with other detections and with tracks: used by the stages between model and scene.
     *
     * @param plan name of the model use that is answered
     * @param kept the detections that the plan asks for
     * @param followed the tracks
     * @return a copy
     */
    public Observation answering(String plan, List<Detection> kept, List<Track> followed) {
        return new Observation(
                plan,
                feed,
                run,
                sequence,
                width,
                height,
                capturedAt,
                ingestedAt,
                inferredAt,
                model,
                failure,
                kept,
                followed,
                traceId);
    }
}
