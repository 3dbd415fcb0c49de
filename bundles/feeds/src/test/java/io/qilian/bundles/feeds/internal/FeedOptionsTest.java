package io.qilian.bundles.feeds.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.feeds.api.DropReason;
import io.qilian.bundles.feeds.api.FeedState;
import io.qilian.bundles.feeds.api.FeedStatus;
import io.qilian.bundles.feeds.api.FrameConsumer;
import io.qilian.bundles.feeds.api.FrameCounts;
import io.qilian.bundles.feeds.api.FrameSource.FrameSubscription;
import io.qilian.bundles.feeds.internal.connection.ConnectionGate;
import io.qilian.bundles.feeds.internal.connection.Connector;
import io.qilian.bundles.feeds.internal.connection.GateLimits;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.VideoFormat;
import io.qilian.bundles.media.api.VideoWriter;
import io.qilian.bundles.media.internal.NativeMedia;
import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the keys of a feed's file do, on a video of four seconds that is white and has a key frame every two. */
class FeedOptionsTest {

    private static final Media MEDIA = new NativeMedia();
    private static final int FRAMES = 100;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private final Connector connector = new Connector(MEDIA, new ConnectionGate(GateLimits.USUAL, System::nanoTime));
    private FolderFeeds feeds;

    @BeforeAll
    static void encode() {
        ByteBuffer bgr = ByteBuffer.allocateDirect(64 * 48 * 3);
        for (int at = 0; at < bgr.capacity(); at++) {
            bgr.put(at, (byte) 255);
        }
        try (VideoWriter video = MEDIA.createVideo(video(), new VideoFormat(64, 48, 25, 100_000))) {
            for (int frame = 0; frame < FRAMES; frame++) {
                video.write(bgr);
            }
        }
    }

    private static Path video() {
        return shared.resolve("white.mp4");
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
    void handsNoMoreFramesOnThanItIsToldAndCountsTheOthers() throws IOException {
        Recorder seen = play("analysedFps: 5\n");
        assertThat(seen.sequences).startsWith(0L, 5L, 10L).hasSize(20);
        requireSum(20, DropReason.ABOVE_RATE, 80);
    }

    @Test
    void decodesKeyFramesOnly() throws IOException {
        Recorder seen = play("keyFramesOnly: true\n");
        assertThat(seen.sequences).hasSize(2);
        requireSum(2, DropReason.NO_KEY_FRAME, 98);
    }

    @Test
    void handsFramesOnWithoutMotionOnceInAHeartbeatOnly() throws IOException {
        Recorder seen = play("motion:\n  hold: 0s\nmotionHeartbeat: 1s\n");
        assertThat(seen.sequences).containsExactly(0L, 25L, 50L, 75L);
        requireSum(4, DropReason.STILL, 96);
    }

    @Test
    void showsNobodyWhatIsMasked() throws IOException {
        Recorder seen = play("masks:\n  - [[0, 0], [0.5, 0], [0.5, 1], [0, 1]]\n");
        assertThat(seen.sequences).hasSize(FRAMES);
        assertThat(seen.left).containsOnly(16);
        assertThat(seen.right).allMatch(luminance -> luminance > 220);
    }

    @Test
    void masksTheSnapshotToo() throws IOException {
        put("masks:\n  - [[0, 0], [0.5, 0], [0.5, 1], [0, 1]]\nloop: true\npace: clock\n");
        try (Picture picture = MEDIA.readPicture(feeds.snapshot("road"))) {
            ByteBuffer bgr = picture.plane(0);
            int row = 20 * picture.strideBytes(0);
            assertThat(bgr.get(row + 3 * 10) & 0xff).isLessThan(40);
            assertThat(bgr.get(row + 3 * 54) & 0xff).isGreaterThan(220);
        }
    }

    @Test
    void readsTheSmallerStreamInPlaceOfTheSource() throws IOException {
        Files.writeString(
                folder.resolve("road.yaml"),
                "source: /nowhere.mp4\nsubStream: " + video() + "\npace: fastest\nframes: every\n");
        feeds.rescan();
        assertThat(follow().sequences).hasSize(FRAMES);
        assertThat(feeds.feed("road").source()).isEqualTo(video().toString());
    }

    @Test
    void readsAFolderOfPicturesTheSameEachTime() throws IOException {
        put("");
        byte[] jpeg = feeds.snapshot("road");
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        for (int number = 0; number < 5; number++) {
            Files.write(pictures.resolve("p" + number + ".jpg"), jpeg);
        }
        Files.writeString(
                folder.resolve("road.yaml"),
                "source: " + pictures + "\npictureInterval: 10s\npace: fastest\nframes: every\n");
        feeds.rescan();
        Recorder first = follow();
        Recorder second = follow();
        assertThat(first.times).isEqualTo(second.times).hasSize(5).last().isEqualTo("2000-01-01T00:00:40Z");
        assertThat(first.runs).isEqualTo(second.runs);
    }

    @Test
    void staysDisconnectedWhilePausedAlsoAfterARestart() throws IOException {
        put("# the gate\nloop: true\npace: clock\n");
        Path file = folder.resolve("road.yaml");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Recorder seen = new Recorder();
        try (FrameSubscription subscription = feeds.subscribe("road", seen)) {
            await(() -> !seen.sequences.isEmpty());
            feeds.pause("road", true);
            assertThat(status().state()).isEqualTo(FeedState.PAUSED);
            assertThat(Files.readString(file)).contains("paused: true", "# the gate");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> feeds.snapshot("road"))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("feed:resume road");
            await(() -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().equals("qilian-feed-road")));
            int before = seen.sequences.size();
            feeds.pause("road", false);
            await(() -> seen.sequences.size() > before);
        }
        assertThatThrownBy(() -> feeds.pause("nowhere", true)).hasMessageContaining("nowhere");
    }

    private void requireSum(long delivered, DropReason reason, long dropped) {
        FrameCounts counts = status().counts();
        assertThat(counts.delivered()).isEqualTo(delivered);
        assertThat(counts.dropped()).containsOnlyKeys(reason).containsEntry(reason, dropped);
        assertThat(counts.captured()).isEqualTo(FRAMES);
        assertThat(counts.captured())
                .isEqualTo(counts.delivered()
                        + counts.dropped().values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
        assertThat(status().captured()).isEqualTo(FRAMES);
    }

    private Recorder play(String keys) throws IOException {
        put("pace: fastest\nframes: every\n" + keys);
        return follow();
    }

    private Recorder follow() {
        Recorder recorder = new Recorder();
        try (FrameSubscription subscription = feeds.subscribe("road", recorder)) {
            await(() -> recorder.ended.getCount() == 0);
        }
        return recorder;
    }

    private void put(String keys) throws IOException {
        Files.writeString(folder.resolve("road.yaml"), "source: " + video() + "\n" + keys);
        feeds.rescan();
    }

    private FeedStatus status() {
        return feeds.feed("road");
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Writes down what it is given: the luminance in the left and in the right half too. */
    private static final class Recorder implements FrameConsumer {
        private final List<Long> sequences = new CopyOnWriteArrayList<>();
        private final List<String> times = new CopyOnWriteArrayList<>();
        private final List<FeedRun> runs = new CopyOnWriteArrayList<>();
        private final List<Integer> left = new CopyOnWriteArrayList<>();
        private final List<Integer> right = new CopyOnWriteArrayList<>();
        private final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public void began(FeedRun run) {
            runs.add(run);
        }

        @Override
        public void accept(Frame frame) {
            sequences.add(frame.sequence());
            times.add(frame.capturedAt().toString());
            ByteBuffer plane = frame.pixels().plane(0);
            left.add(plane.get(10) & 0xff);
            right.add(plane.get(54) & 0xff);
        }

        @Override
        public void ended(FeedRun run, Optional<Problem> problem) {
            ended.countDown();
        }
    }
}
