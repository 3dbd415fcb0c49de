package io.qilian.assembly.bench.churn;

import io.qilian.assembly.bench.video.BenchedFeeds;
import io.qilian.assembly.bench.video.Camera;
import io.qilian.assembly.bench.video.VideoPipeline;
import io.qilian.bundles.feeds.api.FeedState;
import io.qilian.bundles.feeds.api.FeedStatus;
import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.scenes.api.pipeline.SceneInbox;
import io.qilian.kernel.scenes.api.pipeline.ScenePipelines.Connection;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** A feed with its camera and its scene. Driven by one thread. */
final class ChurnedFeed implements SceneInbox {

    private static final String KEYS =
            "\nopenTimeout: 3s\nreadTimeout: 3s\nreconnectAfter: 500ms\nreconnectAtMost: 4s\nanalysedFps: ";

    private final String name;
    private final Camera camera;
    private final BenchedFeeds feeds;
    private final VideoPipeline pipeline;
    private final LongAdder analysed = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private int analysedFps = 2;
    private Connection scene;

    ChurnedFeed(String name, Camera camera, BenchedFeeds feeds, VideoPipeline pipeline) throws IOException {
        this.name = name;
        this.camera = camera;
        this.feeds = feeds;
        this.pipeline = pipeline;
        write();
    }

    private void write() throws IOException {
        String loop = isFile() ? "\nloop: true" : "";
        // The list looks at the folder anew.
        feeds.put(name, "source: " + camera.address() + loop + KEYS + analysedFps + "\n")
                .feeds();
    }

    boolean isFile() {
        return camera instanceof LoopedFile;
    }

    void watch() {
        scene = pipeline.connect("scene-" + name, List.of(name), this);
    }

    void unwatch() {
        scene.close();
    }

    void begin(Deed deed) throws IOException {
        switch (deed) {
            case KILL -> camera.kill();
            case STALL -> camera.stall();
            case REMOVE -> feeds.component().remove(name);
            case PAUSE -> feeds.component().pause(name, true);
            case CHANGE -> {
                analysedFps = 3 - analysedFps;
                write();
            }
            case UNWATCH -> unwatch();
        }
    }

    void end(Deed deed) throws IOException {
        switch (deed) {
            case KILL, STALL -> camera.restore();
            case REMOVE -> write();
            case PAUSE -> feeds.component().pause(name, false);
            case CHANGE -> {
                // The settings are as good as the ones before.
            }
            case UNWATCH -> watch();
        }
    }

    FeedStatus status() {
        return feeds.component().feed(name);
    }

    boolean runs() {
        FeedStatus status = status();
        return status.state() == FeedState.RUNNING && status.capturedFps() > 0;
    }

    long analysed() {
        return analysed.sum();
    }

    long failed() {
        return failed.sum();
    }

    @Override
    public void began(String feed, FeedRun run) {
        // Frames are what counts here.
    }

    @Override
    public void offer(String use, Observation seen, Frame frame, Runnable done) {
        (seen.failure().isPresent() ? failed : analysed).increment();
        done.run();
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
