package io.qilian.bundles.feeds.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.feeds.api.FeedState;
import io.qilian.bundles.feeds.api.FrameConsumer;
import io.qilian.bundles.feeds.api.FrameSource.FrameSubscription;
import io.qilian.bundles.feeds.internal.connection.ConnectionGate;
import io.qilian.bundles.feeds.internal.connection.Connector;
import io.qilian.bundles.feeds.internal.connection.GateLimits;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.internal.NativeMedia;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that refuse, stall or hang up, over and over. */
class ReconnectTest {

    private static final Media MEDIA = new NativeMedia();
    private static final FrameConsumer NOBODY = frame -> {};

    @TempDir
    private Path folder;

    @Test
    void leavesNoThreadAndNoHandleBehind() throws Exception {
        cycles(5, 5);
        int handles = handles();
        cycles(30, 30);
        await(() -> feedThreads() == 0);
        await(() -> handles() <= handles + 2);
    }

    @Test
    void letsGoWithinMillisecondsOfACameraThatIsSilent() throws Exception {
        Connector connector = connector();
        try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                FolderFeeds feeds = feeds(connector)) {
            put(feeds, "rtsp://127.0.0.1:" + silent.getLocalPort() + "/a", "openTimeout: 60s\n");
            FrameSubscription subscription = feeds.subscribe("gate", NOBODY);
            try (Socket accepted = silent.accept()) {
                assertThat(accepted.isConnected()).isTrue();
                long start = System.nanoTime();
                subscription.close();
                await(() -> feedThreads() == 0);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
            }
            assertThat(feeds.feed("gate").state()).isEqualTo(FeedState.IDLE);
        } finally {
            connector.close();
        }
    }

    @Test
    void showsThatAHostIsDownInTheProblemOfTheFeedsThatWait() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        Connector connector = connector();
        try (FolderFeeds feeds = feeds(connector)) {
            for (int feed = 0; feed < 5; feed++) {
                Files.writeString(
                        folder.resolve("gate" + feed + ".yaml"),
                        "source: rtsp://127.0.0.1:" + port + "/" + feed + "\nreconnectAfter: 100ms\n");
            }
            feeds.rescan();
            for (int feed = 0; feed < 5; feed++) {
                feeds.subscribe("gate" + feed, NOBODY);
            }
            await(() -> feeds.feeds().stream()
                    .flatMap(feed -> feed.problem().stream())
                    .anyMatch(problem -> problem.code().equals("feed.host-down")
                            && problem.what().contains("feeds of host 127.0.0.1 have failed")));
        } finally {
            connector.close();
        }
    }

    /** Some attempts on a port where nobody listens, and some on a camera that hangs up or stalls. */
    private void cycles(int refused, int answered) throws Exception {
        Connector connector = connector();
        try (ServerSocket camera = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                FolderFeeds feeds = feeds(connector)) {
            camera.setSoTimeout(30_000);
            put(feeds, "rtsp://127.0.0.1:" + camera.getLocalPort() + "/a", "openTimeout: 100ms\n");
            FrameSubscription subscription = feeds.subscribe("gate", NOBODY);
            for (int attempt = 0; attempt < answered; attempt++) {
                Socket accepted = camera.accept();
                if (attempt % 2 == 0) {
                    accepted.close();
                } else {
                    accepted.getInputStream().transferTo(OutputStream.nullOutputStream());
                    accepted.close();
                }
            }
            subscription.close();
            camera.close();
            put(feeds, "rtsp://127.0.0.1:" + camera.getLocalPort() + "/a", "openTimeout: 200ms\n");
            for (int attempt = 0; attempt < refused; attempt++) {
                try (FrameSubscription other = feeds.subscribe("gate", NOBODY)) {
                    await(() -> feeds.feed("gate").problem().isPresent());
                }
            }
        } finally {
            connector.close();
        }
    }

    private static Connector connector() {
        GateLimits fast = new GateLimits(16, 4, 1000, 3, Duration.ofSeconds(5), Duration.ofSeconds(60));
        return new Connector(MEDIA, new ConnectionGate(fast, System::nanoTime));
    }

    private FolderFeeds feeds(Connector connector) {
        return new FolderFeeds(
                new FeedFolder(folder), new FeedTools(MEDIA, connector, InstantSource.system(), new Random(1)));
    }

    private void put(FolderFeeds feeds, String source, String keys) throws IOException {
        Files.writeString(
                folder.resolve("gate.yaml"),
                "source: " + source + "\nreconnectAfter: 100ms\nreconnectAtMost: 100ms\n" + keys);
        feeds.rescan();
    }

    private static long feedThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("qilian-feed-gate"))
                .count();
    }

    private static int handles() {
        String[] open = new File("/proc/self/fd").list();
        return open == null ? 0 : open.length;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
