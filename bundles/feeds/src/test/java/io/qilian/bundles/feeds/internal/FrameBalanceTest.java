package io.qilian.bundles.feeds.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.feeds.api.DropReason;
import io.qilian.bundles.feeds.api.FeedState;
import io.qilian.bundles.feeds.api.FrameCounts;
import io.qilian.bundles.feeds.api.FrameSource.FrameSubscription;
import io.qilian.bundles.feeds.internal.connection.ConnectionGate;
import io.qilian.bundles.feeds.internal.connection.Connector;
import io.qilian.bundles.feeds.internal.connection.GateLimits;
import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.DecodedPicture;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.StreamInfo;
import io.qilian.bundles.media.api.VideoFormat;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import io.qilian.bundles.media.api.VideoWriter;
import io.qilian.bundles.media.internal.NativeMedia;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What became of each frame, on a camera that shows a picture when the test says so. */
class FrameBalanceTest {

    private static final NativeMedia MEDIA = new NativeMedia();

    @TempDir
    private Path folder;

    private final Semaphore shutter = new Semaphore(0);
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void countsAFrameThatComesWhenTheLastWhoTookFramesHasLeft() throws IOException {
        Files.writeString(
                Files.createDirectory(folder.resolve("feeds")).resolve("gate.yaml"), "source: http://127.0.0.1/live\n");
        AtomicInteger taken = new AtomicInteger();
        try (Picture picture = picture();
                Connector connector =
                        new Connector(camera(picture), new ConnectionGate(GateLimits.USUAL, System::nanoTime));
                FolderFeeds feeds = new FolderFeeds(
                        new FeedFolder(folder.resolve("feeds")),
                        new FeedTools(camera(picture), connector, InstantSource.system(), new Random(1)))) {
            try (FrameSubscription subscription = feeds.subscribe("gate", frame -> taken.incrementAndGet())) {
                shutter.release(3);
                await(() -> reads.get() == 4);
            }
            shutter.release();
            await(() -> feeds.feed("gate").state() == FeedState.IDLE);
            assertThat(taken).hasValue(3);
            assertThat(feeds.feed("gate").counts()).isEqualTo(new FrameCounts(4, 3, Map.of(DropReason.UNWANTED, 1L)));
        }
    }

    private Picture picture() {
        Path video = folder.resolve("black.mp4");
        try (VideoWriter writer = MEDIA.createVideo(video, new VideoFormat(64, 48, 25, 100_000))) {
            writer.write(ByteBuffer.allocateDirect(64 * 48 * 3));
        }
        try (VideoReader reader = MEDIA.openVideo(VideoRequest.of(video.toString()), new Cancellation())) {
            return reader.read().orElseThrow().picture();
        }
    }

    private Media camera(Picture picture) {
        return (Media) Proxy.newProxyInstance(
                Media.class.getClassLoader(), new Class<?>[] {Media.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("openVideo")) {
                        return new Shown(picture);
                    }
                    try {
                        return method.invoke(MEDIA, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** One picture, each time that the shutter is released. */
    private final class Shown implements VideoReader {

        private final Picture picture;

        Shown(Picture picture) {
            this.picture = picture;
        }

        @Override
        public StreamInfo info() {
            return new StreamInfo("h264", picture.width(), picture.height(), 25, Optional.empty());
        }

        @Override
        public Optional<DecodedPicture> read() {
            int number = reads.incrementAndGet();
            shutter.acquireUninterruptibly();
            Duration presentation = Duration.ofMillis(40L * number);
            return Optional.of(new DecodedPicture(picture.retain(), presentation, true, Optional.empty()));
        }

        @Override
        public long damaged() {
            return 0;
        }

        @Override
        public long quarantined() {
            return 0;
        }

        @Override
        public long skipped() {
            return 0;
        }

        @Override
        public long receivedBytes() {
            return 0;
        }

        @Override
        public void close() {
            // The picture is the test's.
        }
    }
}
