package io.qilian.bundles.modellibrary.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.feeds.api.PicturePixels;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.modellibrary.api.AnalysisLane;
import io.qilian.bundles.modellibrary.api.AnalysisSink;
import io.qilian.bundles.modellibrary.api.DropReason;
import io.qilian.bundles.modellibrary.api.LaneStatistics;
import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.bundles.modellibrary.internal.library.NoAliases;
import io.qilian.bundles.modellibrary.internal.library.NoneRegistered;
import io.qilian.bundles.modellibrary.internal.library.OpenGate;
import io.qilian.bundles.modellibrary.internal.processor.ProcessorBudget;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.model.ModelVersion;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.testkit.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lanes that are handed about six times as many frames as one place can bear, in a time that passes only as the test says:
 * each run of the model lasts three ticks of 10 ms, and nothing else takes time.
 */
class LaneFairnessTest {

    private static final ModelReference SPOTS = ModelReference.parse("spots@prod");
    private static final FeedRun RUN = new FeedRun("00000000000000aa", false);
    private static final int LANES = 8;
    private static final int TICK_MS = 10;
    private static final int TICKS = 1_800;
    private static final int TICKS_A_RUN = 3;
    private static final int USUAL_TICKS = 4;
    private static final int FAST_TICKS = 1;

    @TempDir
    private Path folder;

    private final ManualClock clock = ManualClock.at("2026-07-01T12:00:00Z");
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore ended = new Semaphore(0);
    private final ProcessorPool pool = new ProcessorPool(new ProcessorBudget(1, 4));
    private final List<Lane> lanes = new ArrayList<>();
    private FrameLanes all;
    private Picture red;

    @BeforeEach
    void prepare() {
        Models.putSpots(folder, "1.0.0", "spots-1");
        FolderModelLibrary library = new FolderModelLibrary(
                folder,
                new NoneRegistered(),
                new NoAliases(),
                new OpenGate(),
                content -> LoadedVersion.load(content, Models.RUNTIME, Models.MEDIA, 2));
        all = new FrameLanes(library, pool, clock, FrameSplits.NONE, this::holdThePlace);
        red = Models.MEDIA.readPicture(Models.plain(0xe01010));
    }

    @AfterEach
    void stop() {
        ended.release(TICKS);
        pool.close();
        red.close();
    }

    @Test
    void analysesFeedsThatAreAlikeEquallyOftenAndKeepsTheirFramesYoung() {
        long[] analysed = run(usual());
        assertThat((double) Arrays.stream(analysed).max().orElseThrow()
                        / Arrays.stream(analysed).min().orElseThrow())
                .isLessThanOrEqualTo(1.2);
        assertThat(lanes).allSatisfy(lane -> {
            assertThat(lane.oldestMs(0, TICKS / 2))
                    .as("the time between two frames, and two runs")
                    .isLessThanOrEqualTo((USUAL_TICKS + 2 * TICKS_A_RUN) * TICK_MS);
            assertThat(lane.oldestMs(TICKS / 2, TICKS)).isLessThanOrEqualTo(lane.oldestMs(0, TICKS / 2));
        });
    }

    @Test
    void letsAFeedThatIsFourTimesAsFastTakeNothingFromTheOthers() {
        double alone = Arrays.stream(run(usual())).skip(1).average().orElseThrow();
        int[] periods = usual();
        periods[0] = FAST_TICKS;
        double besideTheFastOne = Arrays.stream(run(periods)).skip(1).average().orElseThrow();
        assertThat(besideTheFastOne / alone).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void accountsForEachFrame() {
        run(usual());
        assertThat(lanes).allSatisfy(lane -> {
            LaneStatistics done = lane.lane.statistics();
            assertThat(done.offered()).isEqualTo(lane.offered);
            assertThat(done.analysed() + done.replaced() + done.discarded()).isEqualTo(done.offered());
            assertThat(done.analysed()).isEqualTo(lane.agesMs.size());
            assertThat(done.replaced() + done.discarded()).isEqualTo(lane.dropped);
        });
    }

    private static int[] usual() {
        return IntStream.range(0, LANES).map(lane -> USUAL_TICKS).toArray();
    }

    /** Hands frames to a lane for each period, in ticks; gives how many of each were analysed. */
    private long[] run(int... periods) {
        lanes.clear();
        for (int number = 0; number < periods.length; number++) {
            lanes.add(new Lane(all.open("camera" + number, SPOTS)));
        }
        for (int tick = 0; tick < TICKS; tick++) {
            for (int number = 0; number < periods.length; number++) {
                if ((tick + number) % periods[number] == 0) {
                    lanes.get(number).offer(tick);
                }
            }
            if (tick == 0) {
                awaitRun();
            } else if (tick % TICKS_A_RUN == 0) {
                ended.release();
                awaitRun();
            }
            clock.advance(Duration.ofMillis(TICK_MS));
        }
        long[] analysed = lanes.stream().mapToLong(lane -> lane.agesMs.size()).toArray();
        lanes.forEach(lane -> lane.lane.close());
        ended.release();
        awaitIdle();
        return analysed;
    }

    /** Takes the place of a run that takes long. */
    private void holdThePlace(Frame frame, ModelVersion model, Picture picture, List<Detection> found) {
        begun.release();
        ended.acquireUninterruptibly();
    }

    /** The run before is over, its answer is told, and the next one is under way. */
    private void awaitRun() {
        try {
            assertThat(begun.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void awaitIdle() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!pool.idle()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    /** A lane, and what its caller is told. Told on the pool's one thread while the test waits for it. */
    private final class Lane implements AnalysisSink {

        private final AnalysisLane lane;
        private final List<Long> agesMs = new ArrayList<>();
        private final List<Long> ticks = new ArrayList<>();
        private long offered;
        private long dropped;

        Lane(AnalysisLane lane) {
            this.lane = lane;
        }

        void offer(long sequence) {
            offered++;
            String trace = RUN.id() + String.format("%016x", sequence);
            PicturePixels pixels = new PicturePixels(red.retain());
            String feed = lane.statistics().feed();
            try (Frame frame = new Frame(feed, RUN, sequence, clock.instant(), clock.instant(), trace, pixels)) {
                lane.offer(frame, this);
            }
        }

        /** The oldest frame of those that were taken within some ticks. */
        long oldestMs(long from, long to) {
            return IntStream.range(0, ticks.size())
                    .filter(at -> ticks.get(at) >= from && ticks.get(at) < to)
                    .mapToLong(agesMs::get)
                    .max()
                    .orElseThrow();
        }

        @Override
        public void observed(Observation seen, Frame frame) {
            agesMs.add(Duration.between(seen.capturedAt(), seen.inferredAt()).toMillis());
            ticks.add(seen.sequence());
        }

        @Override
        public void dropped(DropReason reason) {
            dropped++;
        }
    }
}
