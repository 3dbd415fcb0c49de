package io.qilian.assembly.bench.churn;

import io.qilian.assembly.bench.video.BenchedFeeds;
import io.qilian.assembly.bench.video.Camera;
import io.qilian.assembly.bench.video.CameraServer;
import io.qilian.assembly.bench.video.CameraServer.Manner;
import io.qilian.assembly.bench.video.TestPicture;
import io.qilian.assembly.bench.video.VideoPipeline;
import io.qilian.bundles.media.internal.NativeMedia;
import io.qilian.bundles.onnx.internal.OrtOnnxRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Sixteen feeds: five of RTSP, five of MJPEG over HTTP, three of HLS on four hosts, and three files. */
final class Town {

    private static final int HOSTS = 4;
    private static final int RTSP = 5;
    private static final int MJPEG = 5;
    private static final int HLS = 3;
    private static final int FILES = 3;
    private static final double OPENINGS_A_SECOND = 5;
    private static final long POLL_NANOS = 100_000_000L;
    private static final long LONGEST_NANOS = 180_000_000_000L;

    final TalliedMedia media = new TalliedMedia(new NativeMedia());
    final List<ChurnedFeed> feeds = new ArrayList<>();

    private final BenchedFeeds benched;

    Town(Path root, int seconds) throws IOException {
        Clips clips = new Clips(Files.createTempDirectory("qilian-churn"));
        byte[] stream = Files.readAllBytes(clips.stream());
        byte[] jpeg = TestPicture.jpeg(media);
        Path segments = clips.segments(seconds);
        Path file = clips.file();
        benched = new BenchedFeeds(media, OPENINGS_A_SECOND);
        VideoPipeline pipeline = new VideoPipeline(root, media, benched.component(), new OrtOnnxRuntime());
        add("rtsp", RTSP, pipeline, host -> new RtspCamera(host, stream));
        add("mjpeg", MJPEG, pipeline, host -> new CameraServer(host, Manner.PUSHES, jpeg));
        add("hls", HLS, pipeline, host -> new PlayList(host, segments));
        add("file", FILES, pipeline, host -> new LoopedFile(file));
    }

    /** Sets a camera up on a loopback address. */
    @FunctionalInterface
    private interface Mounting {
        Camera mount(String host) throws IOException;
    }

    private void add(String kind, int number, VideoPipeline pipeline, Mounting mounting) throws IOException {
        for (int each = 0; each < number; each++) {
            Camera camera = mounting.mount("127.0.4." + (1 + feeds.size() % HOSTS));
            feeds.add(new ChurnedFeed(kind + each, camera, benched, pipeline));
        }
    }

    void watchAll() {
        feeds.forEach(ChurnedFeed::watch);
        awaitRunning();
    }

    /** Waits until all run and are analysed; gives the seconds that it took. */
    double awaitRunning() {
        long begin = System.nanoTime();
        long[] before = feeds.stream().mapToLong(ChurnedFeed::analysed).toArray();
        while (!allRun(before)) {
            if (System.nanoTime() - begin > LONGEST_NANOS) {
                throw new IllegalStateException(
                        "not all feeds run after 180 s: " + benched.component().feeds());
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private boolean allRun(long... before) {
        for (int number = 0; number < feeds.size(); number++) {
            ChurnedFeed feed = feeds.get(number);
            if (!feed.runs() || feed.analysed() == before[number]) {
                return false;
            }
        }
        return true;
    }

    void unwatchAll() {
        feeds.forEach(ChurnedFeed::unwatch);
    }

    long analysed() {
        return feeds.stream().mapToLong(ChurnedFeed::analysed).sum();
    }

    long failed() {
        return feeds.stream().mapToLong(ChurnedFeed::failed).sum();
    }
}
