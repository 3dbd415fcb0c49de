package io.qilian.assembly.bench.overload;

import io.qilian.assembly.bench.video.BenchedFeeds;
import io.qilian.assembly.bench.video.VideoPipeline;
import io.qilian.bundles.camel.internal.VideoEndpoint;
import io.qilian.bundles.feeds.api.FeedState;
import io.qilian.bundles.feeds.api.FeedStatus;
import io.qilian.bundles.modellibrary.api.AnalysisLane;
import io.qilian.bundles.modellibrary.api.LaneStatistics;
import io.qilian.kernel.scenes.api.pipeline.ScenePipelines.Connection;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** Some feeds, one scene on all of them, for a time. */
final class OverloadRun {

    private static final long SETTLE_NANOS = 5_000_000_000L;
    private static final long POLL_NANOS = 10_000_000L;
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private final BenchedFeeds feeds;
    private final VideoPipeline pipeline;
    private final Map<String, Integer> fps;
    private final Watcher watcher = new Watcher();

    /**
     * A run.
     *
     * @param feeds the platform's feeds
     * @param pipeline the way to the model
     * @param fps names of the feeds and how many frames a second each has
     */
    OverloadRun(BenchedFeeds feeds, VideoPipeline pipeline, Map<String, Integer> fps) throws IOException {
        this.feeds = feeds;
        this.pipeline = pipeline;
        this.fps = new TreeMap<>(fps);
        int host = 0;
        for (Map.Entry<String, Integer> feed : this.fps.entrySet()) {
            String address = "http://127.0.5." + ++host + "/live?fps=" + feed.getValue();
            feeds.put(feed.getKey(), "source: " + address + "\n");
        }
        // The list looks at the folder anew.
        feeds.component().feeds();
    }

    /**
     * What was measured.
     *
     * @param agesMs ages of the frames when their analysis had ended, for each part of the time
     * @param analysedFps of each feed
     * @param balances of each feed, after all was closed
     */
    record Outcome(List<double[]> agesMs, Map<String, Double> analysedFps, Map<String, Balance> balances) {}

    /**
     * Measures.
     *
     * @param parts how many parts the time has
     * @param partNanos how long each is
     */
    Outcome measure(int parts, long partNanos) throws IOException {
        List<String> names = List.copyOf(fps.keySet());
        Connection scene = pipeline.connect("overload", names, watcher);
        Map<String, AnalysisLane> lanes = new TreeMap<>();
        Map<String, VideoEndpoint> beginnings = new HashMap<>();
        names.forEach(name -> {
            lanes.put(name, pipeline.lane(name));
            beginnings.put(name, pipeline.beginning(name));
        });
        awaitAll(FeedState.RUNNING);
        waitUntil(System.nanoTime() + SETTLE_NANOS);
        watcher.begin();
        long begin = System.nanoTime();
        for (int part = 1; part <= parts; part++) {
            waitUntil(begin + part * partNanos);
            watcher.endPart();
        }
        watcher.end();
        double seconds = (System.nanoTime() - begin) / 1e9;
        Map<String, Double> analysedFps = new TreeMap<>();
        names.forEach(name -> analysedFps.put(name, watcher.measured(name) / seconds));
        lanes.values().forEach(AnalysisLane::close);
        // The cameras go on while everything is closed.
        scene.close();
        awaitAll(FeedState.IDLE);
        Map<String, Balance> balances = new TreeMap<>();
        names.forEach(name -> balances.put(name, balance(name, lanes.get(name), beginnings.get(name))));
        for (String name : names) {
            feeds.component().remove(name);
        }
        return new Outcome(watcher.parts(), analysedFps, balances);
    }

    private Balance balance(String name, AnalysisLane lane, VideoEndpoint beginning) {
        LaneStatistics done = lane.statistics();
        long deadline = System.nanoTime() + LONGEST_NANOS;
        while (done.offered() != done.analysed() + done.failed() + done.replaced() + done.discarded()
                && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL_NANOS);
            done = lane.statistics();
        }
        return Balance.of(feeds.component().feed(name).counts(), beginning.getFramesDropped(), done, watcher.all(name));
    }

    private void awaitAll(FeedState state) {
        long deadline = System.nanoTime() + LONGEST_NANOS;
        while (!feeds.component().feeds().stream().map(FeedStatus::state).allMatch(state::equals)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "not all feeds are " + state + ": " + feeds.component().feeds());
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private static void waitUntil(long nanos) {
        while (nanos - System.nanoTime() > 0) {
            LockSupport.parkNanos(nanos - System.nanoTime());
        }
    }
}
