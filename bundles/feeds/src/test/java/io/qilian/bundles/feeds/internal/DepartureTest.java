package io.qilian.bundles.feeds.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.feeds.api.DropReason;
import io.qilian.bundles.feeds.api.FeedSettings;
import io.qilian.bundles.feeds.api.FeedState;
import io.qilian.bundles.feeds.api.FrameConsumer;
import io.qilian.bundles.feeds.api.FrameCounts;
import io.qilian.bundles.feeds.api.FrameSource.FrameSubscription;
import io.qilian.bundles.feeds.internal.connection.ConnectionGate;
import io.qilian.bundles.feeds.internal.connection.Connector;
import io.qilian.bundles.feeds.internal.connection.GateLimits;
import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to frames and to their consumer while it leaves, or while its feed is taken away. */
class DepartureTest {

    private static final FeedSettings SETTINGS = FeedSettings.of("http://127.0.0.1/live");

    @TempDir
    private Path folder;

    private HandCamera camera;
    private Connector connector;
    private FolderFeeds feeds;

    @BeforeEach
    void open() throws IOException {
        camera = new HandCamera(folder);
        connector = new Connector(camera.media(), new ConnectionGate(GateLimits.USUAL, System::nanoTime));
        feeds = new FolderFeeds(
                new FeedFolder(Files.createDirectory(folder.resolve("feeds"))),
                new FeedTools(camera.media(), connector, InstantSource.system(), new Random(1)));
        feeds.add("gate", SETTINGS);
    }

    @AfterEach
    void close() {
        camera.show(1_000);
        feeds.close();
        connector.close();
    }

    @Test
    void countsAFrameThatComesWhenTheLastWhoTookFramesHasLeft() {
        AtomicInteger taken = new AtomicInteger();
        try (FrameSubscription subscription = feeds.subscribe("gate", frame -> taken.incrementAndGet())) {
            camera.show(3);
            await(() -> camera.reads() == 4);
        }
        camera.show(1);
        await(() -> feeds.feed("gate").state() == FeedState.IDLE);
        assertThat(taken).hasValue(3);
        assertThat(feeds.feed("gate").counts()).isEqualTo(new FrameCounts(4, 3, Map.of(DropReason.UNWANTED, 1L)));
    }

    @Test
    void letsAConsumerAskTheFeedsWhileItsFeedIsTakenAway() throws Exception {
        Asking consumer = new Asking();
        try (FrameSubscription subscription = feeds.subscribe("gate", consumer)) {
            camera.show(1);
            assertThat(consumer.entered.await(20, TimeUnit.SECONDS)).isTrue();
            Thread remover = new Thread(() -> feeds.remove("gate"));
            remover.start();
            await(() -> remover.getState() == Thread.State.BLOCKED);
            assertThat(CompletableFuture.supplyAsync(feeds::feeds).get(20, TimeUnit.SECONDS))
                    .as("others need not wait for the consumer")
                    .isEmpty();
            consumer.asks.countDown();
            assertThat(consumer.answered.await(20, TimeUnit.SECONDS)).isTrue();
            remover.join(20_000);
            assertThat(remover.isAlive()).isFalse();
            assertThat(consumer.told).containsExactly("began", "frame", "ended");
        }
    }

    @Test
    void beginsWithTheNewFeedOnlyWhenTheOldOneHasEnded() throws Exception {
        Asking consumer = new Asking();
        try (FrameSubscription subscription = feeds.subscribe("gate", consumer)) {
            camera.show(1);
            assertThat(consumer.entered.await(20, TimeUnit.SECONDS)).isTrue();
            Thread remover = new Thread(() -> feeds.remove("gate"));
            remover.start();
            await(() -> remover.getState() == Thread.State.BLOCKED);
            feeds.add("gate", SETTINGS);
            assertThat(feeds.feed("gate").subscribers()).isZero();
            consumer.asks.countDown();
            remover.join(20_000);
            assertThat(feeds.feed("gate").subscribers()).isEqualTo(1);
            camera.show(2);
            await(() -> consumer.told.size() >= 5);
            assertThat(consumer.told).startsWith("began", "frame", "ended", "began", "frame");
        }
    }

    @Test
    void waitsForTheLastCallWhenItsConsumerLeavesAFeedThatIsBeingTakenAway() throws Exception {
        Asking consumer = new Asking();
        FrameSubscription subscription = feeds.subscribe("gate", consumer);
        camera.show(1);
        assertThat(consumer.entered.await(20, TimeUnit.SECONDS)).isTrue();
        Thread remover = new Thread(() -> feeds.remove("gate"));
        remover.start();
        await(() -> remover.getState() == Thread.State.BLOCKED);
        Thread leaver = new Thread(subscription::close);
        leaver.start();
        await(() -> leaver.getState() == Thread.State.BLOCKED);
        assertThat(consumer.answered.getCount()).isEqualTo(1);
        consumer.asks.countDown();
        leaver.join(20_000);
        remover.join(20_000);
        assertThat(consumer.answered.getCount()).isZero();
        feeds.add("gate", SETTINGS);
        assertThat(feeds.feed("gate").subscribers()).isZero();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Asks how its feed is read before it returns from a frame, as a route does. */
    private final class Asking implements FrameConsumer {

        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch asks = new CountDownLatch(1);
        private final CountDownLatch answered = new CountDownLatch(1);
        private final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void began(FeedRun run) {
            told.add("began");
        }

        @Override
        public void accept(Frame frame) {
            told.add("frame");
            entered.countDown();
            try {
                assertThat(asks.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            assertThat(feeds.everyFrame(frame.feed())).isFalse();
            answered.countDown();
        }

        @Override
        public void ended(FeedRun run, Optional<Problem> problem) {
            told.add("ended");
        }
    }
}
