package io.qilian.assembly.bench.overload;

import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.scenes.api.pipeline.SceneInbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A scene that writes down how old frames were when their analysis had ended, and how many came of each feed. Thread-safe. */
final class Watcher implements SceneInbox {

    private static final int ROOM = 16_384;

    /** Analysed frames since the begin of the measurement. */
    private final Map<String, Long> measured = new HashMap<>();

    /** Analysed frames and failed ones since the first. */
    private final Map<String, Long> all = new HashMap<>();

    private final List<double[]> parts = new ArrayList<>();
    private double[] agesMs = new double[ROOM];
    private int ages;
    private boolean measuring;

    /** From now on ages count. */
    synchronized void begin() {
        measuring = true;
        ages = 0;
        parts.clear();
        measured.clear();
    }

    /** One part of the measurement is over. */
    synchronized void endPart() {
        parts.add(Arrays.copyOf(agesMs, ages));
        ages = 0;
    }

    /** The measurement is over; frames still come. */
    synchronized void end() {
        measuring = false;
    }

    /** Ages in milliseconds, of each part. */
    synchronized List<double[]> parts() {
        return List.copyOf(parts);
    }

    synchronized long measured(String feed) {
        return measured.getOrDefault(feed, 0L);
    }

    synchronized long all(String feed) {
        return all.getOrDefault(feed, 0L);
    }

    @Override
    public void began(String feed, FeedRun run) {
        // Frames are what counts here.
    }

    @Override
    public void offer(String use, Observation seen, Frame frame, Runnable done) {
        take(seen);
        done.run();
    }

    private synchronized void take(Observation seen) {
        all.merge(seen.feed(), 1L, Long::sum);
        if (measuring && seen.failure().isEmpty()) {
            measured.merge(seen.feed(), 1L, Long::sum);
            if (ages == agesMs.length) {
                agesMs = Arrays.copyOf(agesMs, 2 * ages);
            }
            agesMs[ages++] =
                    Duration.between(seen.capturedAt(), seen.inferredAt()).toNanos() / 1e6;
        }
    }

    @Override
    public void offer(Reading reading, Runnable done) {
        throw new UnsupportedOperationException("there are cameras only");
    }

    @Override
    public void ended(String feed, FeedRun run, Optional<Problem> problem) {
        // Frames are what counts here.
    }
}
