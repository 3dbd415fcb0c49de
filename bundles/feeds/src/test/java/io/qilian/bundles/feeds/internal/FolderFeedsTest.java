package io.qilian.bundles.feeds.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.qilian.bundles.feeds.api.FeedState;
import io.qilian.bundles.feeds.api.FeedStatus;
import io.qilian.bundles.feeds.api.FrameConsumer;
import io.qilian.bundles.feeds.api.FrameSource.FrameSubscription;
import io.qilian.bundles.feeds.internal.connection.ConnectionGate;
import io.qilian.bundles.feeds.internal.connection.Connector;
import io.qilian.bundles.feeds.internal.connection.GateLimits;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.VideoFormat;
import io.qilian.bundles.media.api.VideoWriter;
import io.qilian.bundles.media.internal.NativeMedia;
import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds of a folder, on a small video that the test encodes itself. */
class FolderFeedsTest {

    private static final Media MEDIA = new NativeMedia();
    private static final int FRAMES = 40;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private final Connector connector = new Connector(MEDIA, new ConnectionGate(GateLimits.USUAL, System::nanoTime));
    private FolderFeeds feeds;

    @BeforeAll
    static void encode() {
        ByteBuffer bgr = ByteBuffer.allocateDirect(64 * 48 * 3);
        try (VideoWriter video = MEDIA.createVideo(video(), new VideoFormat(64, 48, 25, 100_000))) {
            for (int frame = 0; frame < FRAMES; frame++) {
                for (int at = 0; at < bgr.capacity(); at++) {
                    bgr.put(at, (byte) (at * frame));
                }
                video.write(bgr);
            }
        }
    }

    private static Path video() {
        return shared.resolve("small.mp4");
    }

    @BeforeEach
    void open() {
        feeds = new FolderFeeds(
                new FeedFolder(folder), new FeedTools(MEDIA, connector, InstantSource.system(), new Random(1)));
    }

    @AfterEach
    void close() {
        feeds.close();
        connector.close();
    }

    @Test
    void givesEveryFrameOfAFileAndTheSameOnesEachTime() throws IOException {
        put("road", "source: " + video() + "\nframes: every\npace: fastest\n");
        Recorder first = new Recorder();
        Recorder second = new Recorder();
        follow("road", first);
        follow("road", second);
        assertThat(first.frames).hasSize(FRAMES).isEqualTo(second.frames);
        assertThat(first.frames.get(0)).startsWith("0 2000-01-01T00:00:00Z ");
        assertThat(first.frames.get(1)).startsWith("1 2000-01-01T00:00:00.040Z ");
        assertThat(first.runs).isEqualTo(second.runs);
    }

    @Test
    void givesEveryFrameToASlowConsumerToo() throws IOException {
        put("road", "source: " + video() + "\nframes: every\npace: fastest\n");
        Recorder slow = new Recorder() {
            @Override
            public void accept(Frame frame) {
                LockSupport.parkNanos(2_000_000);
                super.accept(frame);
            }
        };
        follow("road", slow);
        assertThat(slow.frames).hasSize(FRAMES);
    }

    @Test
    void beginsAnewAtTheEndOfALoop() throws IOException {
        put("road", "source: " + video() + "\nloop: true\npace: fastest\nframes: every\n");
        Recorder recorder = new Recorder();
        try (FrameSubscription subscription = feeds.subscribe("road", recorder)) {
            await(() -> recorder.runs.size() >= 3);
        }
        assertThat(recorder.runs.get(0)).isNotEqualTo(recorder.runs.get(1));
    }

    @Test
    void isNotConnectedWhileNobodyLooks() throws IOException {
        put("road", "source: " + video() + "\nloop: true\npace: clock\n");
        assertThat(status("road").state()).isEqualTo(FeedState.IDLE);
        Recorder recorder = new Recorder();
        try (FrameSubscription subscription = feeds.subscribe("road", recorder)) {
            await(() -> status("road").state() == FeedState.RUNNING && !recorder.frames.isEmpty());
        }
        await(() -> status("road").state() == FeedState.IDLE);
        await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().contains("feed-road")));
    }

    @Test
    void saysWhatIsWrongWithAFileThatIsNoVideo() throws IOException {
        Path text = folder.resolve("notes.txt");
        Files.writeString(text, "this is no video\n".repeat(100));
        put("road", "source: " + text + "\n");
        try (FrameSubscription subscription = feeds.subscribe("road", new Recorder())) {
            await(() -> status("road").problem().isPresent());
        }
        assertThat(status("road").problem().orElseThrow().message()).contains("notes.txt", "Play the file elsewhere");
    }

    @Test
    void saysWhatIsWrongWithAnAddressThatIsNoStream() throws IOException {
        HttpServer pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pages.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("<html>a page</html>".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        pages.start();
        put("gate", "source: http://127.0.0.1:" + pages.getAddress().getPort() + "/\n");
        AtomicReference<Problem> told = new AtomicReference<>();
        try (FrameSubscription subscription = feeds.subscribe("gate", new Recorder())) {
            await(() -> {
                status("gate").problem().ifPresent(told::set);
                return told.get() != null;
            });
        } finally {
            pages.stop(0);
        }
        assertThat(told.get().fix()).contains("not of a web page");
    }

    @Test
    void triesASourceAgainThatHangsUpAndHidesItsPassword() throws Exception {
        try (ServerSocket camera = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            put(
                    "gate",
                    """
                    source: rtsp://user:secret@127.0.0.1:%d/stream
                    openTimeout: 1s
                    reconnectAfter: 100ms
                    reconnectAtMost: 200ms
                    """
                            .formatted(camera.getLocalPort()));
            camera.setSoTimeout(20_000);
            try (FrameSubscription subscription = feeds.subscribe("gate", new Recorder())) {
                for (int attempt = 0; attempt < 3; attempt++) {
                    camera.accept().close();
                }
                AtomicReference<String> told = new AtomicReference<>();
                await(() -> {
                    status("gate").problem().map(Problem::message).ifPresent(told::set);
                    return told.get() != null;
                });
                assertThat(told.get()).contains("127.0.0.1").doesNotContain("secret");
            }
        }
        assertThat(status("gate").source()).doesNotContain("secret");
    }

    @Test
    void refusesAnUnknownKeyAndKeepsTheOthers() throws IOException {
        put("good", "source: " + video() + "\n");
        put("bad", "source: " + video() + "\nspeed: fast\n");
        assertThat(status("good").state()).isEqualTo(FeedState.IDLE);
        assertThat(status("bad").state()).isEqualTo(FeedState.FAILED);
        assertThat(status("bad").problem().orElseThrow().message())
                .contains("bad.yaml")
                .contains("speed");
    }

    @Test
    void givesTheFramesOfAFeedThatComesLater() throws IOException {
        Recorder recorder = new Recorder();
        try (FrameSubscription subscription = feeds.subscribe("later", recorder)) {
            put("later", "source: " + video() + "\nframes: every\npace: fastest\n");
            await(() -> recorder.ended.getCount() == 0);
        }
        assertThat(recorder.frames).hasSize(FRAMES);
        assertThatThrownBy(() -> feeds.feed("nowhere"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void endsWhenItsFileIsTakenAway() throws IOException {
        put("road", "source: " + video() + "\nloop: true\npace: clock\n");
        Recorder recorder = new Recorder();
        try (FrameSubscription subscription = feeds.subscribe("road", recorder)) {
            await(() -> !recorder.frames.isEmpty());
            Files.delete(folder.resolve("road.yaml"));
            feeds.rescan();
            await(() -> recorder.ended.getCount() == 0);
        }
        assertThat(feeds.feeds()).isEmpty();
    }

    private void put(String name, String yaml) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), yaml);
        feeds.rescan();
    }

    private FeedStatus status(String name) {
        return feeds.feed(name);
    }

    private void follow(String feed, Recorder recorder) {
        try (FrameSubscription subscription = feeds.subscribe(feed, recorder)) {
            await(() -> recorder.ended.getCount() == 0);
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Writes down what it is given. */
    private static class Recorder implements FrameConsumer {
        private final List<String> frames = new CopyOnWriteArrayList<>();
        private final List<FeedRun> runs = new CopyOnWriteArrayList<>();
        private final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public void began(FeedRun run) {
            runs.add(run);
        }

        @Override
        public void accept(Frame frame) {
            frames.add(frame.sequence() + " " + frame.capturedAt() + " " + frame.traceId());
        }

        @Override
        public void ended(FeedRun run, Optional<Problem> problem) {
            ended.countDown();
        }
    }
}
