package io.qilian.bundles.camel.internal;

import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.scenes.api.pipeline.SceneInbox;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** An inbox that writes down what comes, and is done with it at once or when a test says so. */
final class RecordedInbox implements SceneInbox {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private volatile boolean holding;
    private volatile boolean failing;

    /** Observations are done with only at {@link #finishNext()}. */
    void hold() {
        holding = true;
    }

    /** Throws instead of taking anything. */
    void fail(boolean value) {
        failing = value;
    }

    boolean finishNext() {
        Runnable next = waiting.poll();
        if (next != null) {
            next.run();
        }
        return next != null;
    }

    /** What came, such as {@code began gate}, {@code gate 1} or {@code gate 1 as cars}, {@code ended gate}. */
    List<String> lines() {
        return lines;
    }

    @Override
    public void began(String feed, FeedRun run) {
        write("began " + feed);
    }

    @Override
    public void offer(String use, Observation seen, Frame frame, Runnable done) {
        write(seen.feed() + " " + seen.sequence() + (use.isEmpty() ? "" : " as " + use));
        Frame held = frame.retain();
        waiting.add(() -> {
            held.close();
            done.run();
        });
        if (!holding) {
            finishNext();
        }
    }

    @Override
    public void offer(Reading reading, Runnable done) {
        write(reading.feed() + " " + reading.station() + " " + reading.value());
        waiting.add(done);
        if (!holding) {
            finishNext();
        }
    }

    @Override
    public void ended(String feed, FeedRun run, Optional<Problem> problem) {
        write("ended " + feed);
    }

    private void write(String line) {
        if (failing) {
            throw new IllegalStateException("the inbox is broken");
        }
        lines.add(line);
    }
}
