package io.qilian.kernel.scenes.internal.run;

import static io.qilian.kernel.scenes.doubles.Waiting.await;
import static io.qilian.kernel.scenes.internal.run.Stage.LIVE;
import static io.qilian.kernel.scenes.internal.run.Stage.REPLAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.scenes.internal.run.SceneQueue.Began;
import io.qilian.kernel.scenes.internal.run.SceneQueue.Ended;
import io.qilian.kernel.scenes.internal.run.SceneQueue.Item;
import io.qilian.kernel.scenes.internal.run.SceneQueue.OfRun;
import io.qilian.kernel.scenes.internal.run.SceneQueue.Seen;
import io.qilian.kernel.testkit.CountedPixels;
import io.qilian.kernel.testkit.ObservationBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What waits for a scene: in order, and bounded. */
class SceneQueueTest {

    private static final long NO_WAIT = 0;
    private static final long LONG_WAIT = 60_000_000_000L;

    private final SceneQueue queue = new SceneQueue();

    @Test
    void givesItemsInTheOrderInWhichTheyCame() {
        List<Item> items = List.of(began(1), seen(LIVE, 1), seen(LIVE, 2), ended(1), began(2));
        items.forEach(this::put);
        assertThat(drain()).isEqualTo(items);
        assertThat(queue.take(NO_WAIT)).isEmpty();
    }

    @Test
    void letsTheOldestObservationOfALiveRunMakeWay() {
        queue.putMark(began(1));
        for (int sequence = 0; sequence < SceneQueue.CAPACITY; sequence++) {
            assertThat(queue.put(seen(LIVE, sequence))).isEmpty();
        }
        assertThat(queue.put(seen(LIVE, 1_000)))
                .extracting(SceneQueueTest::sequence)
                .containsExactly(0L);
        assertThat(queue.put(seen(LIVE, 1_001)))
                .extracting(SceneQueueTest::sequence)
                .containsExactly(1L);
        List<Item> left = drain();
        assertThat(left).hasSize(SceneQueue.CAPACITY + 1).startsWith(began(1));
        assertThat(sequence(left.get(left.size() - 1))).isEqualTo(1_001);
    }

    @Test
    void givesAnObservationOfAReplayedRunBackWhenItIsFull() {
        for (int sequence = 0; sequence < SceneQueue.CAPACITY; sequence++) {
            queue.put(seen(REPLAY, sequence));
        }
        assertThat(queue.put(seen(REPLAY, 1_000)))
                .extracting(SceneQueueTest::sequence)
                .containsExactly(1_000L);
        queue.take(NO_WAIT);
        assertThat(queue.put(seen(REPLAY, 1_001))).isEmpty();
    }

    @Test
    void holdsABoundedNumberOfMarksHoweverOftenAFeedBeginsAnew() {
        int lost = 0;
        for (int run = 0; run < 10_000; run++) {
            lost += queue.putMark(began(run)).size();
            lost += queue.put(seen(run(run), run)).size();
            lost += queue.putMark(ended(run)).size();
        }
        List<Item> left = drain();
        assertThat(left).hasSizeLessThanOrEqualTo(SceneQueue.MARKS + SceneQueue.CAPACITY);
        assertThat(left.size() + lost).isEqualTo(30_000);
        assertThat(left.get(left.size() - 1)).isEqualTo(ended(9_999));
    }

    @Test
    void tellsOfTheBeginOfEachRunOfWhichItShowsAnything() {
        for (int run = 0; run < 1_000; run++) {
            queue.putMark(began(run));
            queue.put(seen(run(run), run));
            queue.putMark(ended(run));
        }
        Set<FeedRun> begun = new HashSet<>();
        for (Item item : drain()) {
            FeedRun run = ((OfRun) item).run();
            if (item instanceof Began) {
                begun.add(run);
            }
            assertThat(begun).contains(run);
        }
    }

    @Test
    void letsAWholeRunMakeWayAndKeepsTheEndOfTheOneThatIsUnderWay() {
        queue.putMark(ended(0));
        queue.putMark(began(1));
        Seen within = seen(run(1), 7);
        queue.put(within);
        queue.putMark(ended(1));
        fillWithOpenRuns(SceneQueue.MARKS - 3);
        assertThat(queue.putMark(began(2))).containsExactly(began(1), within, ended(1));
        assertThat(queue.take(NO_WAIT)).contains(ended(0));
    }

    @Test
    void letsTheOldestMarkMakeWayIfNoRunIsWhole() {
        queue.put(seen(LIVE, 1));
        fillWithOpenRuns(SceneQueue.MARKS);
        assertThat(queue.putMark(began(2))).containsExactly(new Began("feed-0", run(0)));
    }

    @Test
    void waitsForWhatComes() throws InterruptedException {
        AtomicReference<Optional<Item>> taken = new AtomicReference<>(Optional.empty());
        Thread waiting = new Thread(() -> taken.set(queue.take(LONG_WAIT)));
        waiting.start();
        await(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        queue.putMark(began(1));
        waiting.join();
        assertThat(taken.get()).contains(began(1));
    }

    @Test
    void givesNothingToAThreadThatWasInterrupted() {
        Thread.currentThread().interrupt();
        assertThat(queue.take(LONG_WAIT)).isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void endsTheWaitAndGivesBackWhatWaitedWhenItIsClosed() throws InterruptedException {
        Thread waiting = new Thread(() -> queue.take(LONG_WAIT));
        waiting.start();
        await(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        assertThat(queue.close()).isEmpty();
        waiting.join();
        assertThat(queue.closed()).isTrue();
    }

    @Test
    void takesNothingAfterItIsClosed() {
        Seen first = seen(LIVE, 1);
        Seen late = seen(LIVE, 2);
        queue.put(first);
        assertThat(queue.close()).containsExactly(first);
        assertThat(queue.put(late)).containsExactly(late);
        assertThat(queue.putMark(began(1))).containsExactly(began(1));
        assertThat(queue.take(NO_WAIT)).isEmpty();
        assertThat(queue.close()).isEmpty();
    }

    @Test
    void releasesTheFrameAndSaysThatItIsDone() {
        CountedPixels pixels = new CountedPixels(640, 360);
        AtomicInteger done = new AtomicInteger();
        SceneQueue.release(List.of(began(1), seen(LIVE, 1, pixels, done::incrementAndGet), ended(1)));
        assertThat(pixels.holders()).isZero();
        assertThat(done).hasValue(1);
    }

    private void put(Item item) {
        List<Item> losing = item instanceof Seen seen ? queue.put(seen) : queue.putMark(item);
        assertThat(losing).isEmpty();
    }

    private void fillWithOpenRuns(int number) {
        for (int feed = 0; feed < number; feed++) {
            assertThat(queue.putMark(new Began("feed-" + feed, run(0)))).isEmpty();
        }
    }

    private List<Item> drain() {
        List<Item> items = new ArrayList<>();
        for (Optional<Item> next = queue.take(NO_WAIT); next.isPresent(); next = queue.take(NO_WAIT)) {
            items.add(next.get());
        }
        return items;
    }

    private static FeedRun run(int number) {
        return new FeedRun(String.format("%016x", number), false);
    }

    private static Began began(int run) {
        return new Began("camera", run(run));
    }

    private static Ended ended(int run) {
        return new Ended("camera", run(run));
    }

    private static Seen seen(FeedRun run, int sequence) {
        return seen(run, sequence, new CountedPixels(640, 360), () -> {});
    }

    private static Seen seen(FeedRun run, int sequence, CountedPixels pixels, Runnable done) {
        Observation seen = ObservationBuilder.observation()
                .from("camera", run)
                .sequence(sequence)
                .build();
        Frame frame = new Frame("camera", run, sequence, seen.capturedAt(), seen.ingestedAt(), seen.traceId(), pixels);
        return new Seen("vehicles", seen, frame, done);
    }

    private static long sequence(Item item) {
        return ((Seen) item).observation().sequence();
    }
}
