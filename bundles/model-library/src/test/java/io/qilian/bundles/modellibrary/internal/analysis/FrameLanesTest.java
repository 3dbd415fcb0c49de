package io.qilian.bundles.modellibrary.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qilian.bundles.feeds.api.PicturePixels;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.modellibrary.api.AnalysisLane;
import io.qilian.bundles.modellibrary.api.AnalysisSink;
import io.qilian.bundles.modellibrary.api.DropReason;
import io.qilian.bundles.modellibrary.api.LaneStatistics;
import io.qilian.bundles.modellibrary.api.ModelState;
import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.bundles.modellibrary.internal.library.NoAliases;
import io.qilian.bundles.modellibrary.internal.library.NoneRegistered;
import io.qilian.bundles.modellibrary.internal.library.OpenGate;
import io.qilian.bundles.modellibrary.internal.processor.ProcessorBudget;
import io.qilian.bundles.modellibrary.internal.processor.Use;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.problem.ProblemException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of frames through models, on a real one whose boxes tell which version gave them. */
class FrameLanesTest {

    private static final ModelReference SPOTS = ModelReference.parse("spots@prod");
    private static final FeedRun RUN = new FeedRun("00000000000000aa", false);
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    @TempDir
    private Path folder;

    private final ProcessorBudget budget = new ProcessorBudget(2, 4);
    private final ProcessorPool pool = new ProcessorPool(budget);
    private final CountDownLatch released = new CountDownLatch(1);
    private FolderModelLibrary library;
    private FrameLanes lanes;
    private Picture red;

    @BeforeEach
    void prepare() {
        Models.putSpots(folder, "1.0.0", "spots-1");
        library = new FolderModelLibrary(
                folder,
                new NoneRegistered(),
                new NoAliases(),
                new OpenGate(),
                content -> LoadedVersion.load(content, Models.RUNTIME, Models.MEDIA, 4));
        lanes = new FrameLanes(library, pool, InstantSource.fixed(NOON), FrameSplits.NONE, AnalysisWatch.NONE);
        red = Models.MEDIA.readPicture(Models.plain(0xe01010));
    }

    @AfterEach
    void stop() {
        released.countDown();
        pool.close();
        red.close();
    }

    @Test
    void tellsWhatTheModelSawInTheOrderOfTheFrames() {
        Answers answers = new Answers();
        try (AnalysisLane lane = lanes.open("gate", SPOTS)) {
            for (int from = 0; from < 200; from += 50) {
                LongStream.range(from, from + 50).forEach(number -> require(lane, number, answers));
                answers.await(50);
            }
            assertThat(answers.sequences())
                    .containsExactlyElementsOf(LongStream.range(0, 200).boxed().toList());
            assertThat(answers.seen).allSatisfy(seen -> {
                assertThat(seen.detections()).singleElement().satisfies(found -> assertThat(found.label())
                        .isEqualTo("red"));
                assertThat(seen.model().version()).isEqualTo("1.0.0");
                assertThat(seen.inferredAt()).isEqualTo(NOON);
            });
        }
    }

    @Test
    void keepsTheLatestFrameAndCountsTheOneThatMadeWay() {
        occupyThePool();
        Answers answers = new Answers();
        try (AnalysisLane lane = lanes.open("gate", SPOTS)) {
            LongStream.range(0, 5).forEach(number -> offer(lane, number, answers));
            assertThat(answers.dropped)
                    .containsExactly(
                            DropReason.REPLACED, DropReason.REPLACED, DropReason.REPLACED, DropReason.REPLACED);
            released.countDown();
            answers.await(1);
            assertThat(answers.sequences()).containsExactly(4L);
            await(lane, 1);
            assertThat(lane.statistics().offered()).isEqualTo(5);
            assertThat(lane.statistics().replaced()).isEqualTo(4);
        }
    }

    @Test
    void sharesTheProcessorsWithProgramsAndChoosesTheFrameWhenOneIsFree() throws InterruptedException {
        budget.enter(Use.PROGRAMS);
        budget.enter(Use.PROGRAMS);
        Answers answers = new Answers();
        try (AnalysisLane lane = lanes.open("gate", SPOTS)) {
            offer(lane, 0, answers);
            awaitWaiting();
            LongStream.range(1, 5).forEach(number -> offer(lane, number, answers));
            assertThat(budget.figures(Use.SCENES).running()).isZero();
            budget.leave(Use.PROGRAMS);
            answers.await(1);
            assertThat(answers.sequences()).containsExactly(4L);
            await(lane, 1);
            assertThat(lane.statistics().replaced()).isEqualTo(4);
            assertThat(budget.figures(Use.SCENES).running()).isZero();
        } finally {
            budget.leave(Use.PROGRAMS);
        }
    }

    private void awaitWaiting() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (budget.figures(Use.SCENES).waiting() == 0) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void analysesAFrameOnceForAllWhoShareIt() {
        occupyThePool();
        Answers first = new Answers();
        Answers second = new Answers();
        try (AnalysisLane one = lanes.open("gate", SPOTS);
                AnalysisLane other = lanes.open("gate", SPOTS)) {
            offer(one, 7, first);
            offer(other, 7, second);
            released.countDown();
            first.await(1);
            second.await(1);
            assertThat(first.seen).isEqualTo(second.seen);
            Answers late = new Answers();
            offer(one, 7, late);
            late.await(1);
            assertThat(late.seen).isEqualTo(first.seen);
            await(one, 1);
            assertThat(one.statistics().offered()).isEqualTo(1);
            assertThat(lanes.lanes()).hasSize(1);
        }
        assertThat(lanes.lanes()).isEmpty();
    }

    @Test
    void refusesWhatIsMoreThanMayWait() {
        occupyThePool();
        Answers answers = new Answers();
        try (AnalysisLane lane = lanes.open("gate", SPOTS)) {
            int most = AnalysisLane.MAXIMUM_MANDATORY;
            IntStream.rangeClosed(0, most).forEach(number -> require(lane, number, answers));
            assertThat(answers.dropped).containsExactly(DropReason.OVERFLOW);
            released.countDown();
            answers.await(most);
            assertThat(answers.sequences()).doesNotContain((long) most);
        }
    }

    @Test
    void dropsWhatWaitsWhenItsLastCallerLeavesAndLetsTheModelGo() {
        occupyThePool();
        Answers answers = new Answers();
        AnalysisLane lane = lanes.open("gate", SPOTS);
        require(lane, 0, answers);
        offer(lane, 1, answers);
        lane.close();
        lane.close();
        assertThat(answers.dropped).containsExactly(DropReason.CLOSED, DropReason.CLOSED);
        offer(lane, 2, answers);
        assertThat(answers.dropped).hasSize(3);
        assertThat(lane.statistics().offered()).isEqualTo(3);
        assertThat(lane.statistics().discarded()).isEqualTo(3);
        assertThat(library.models()).singleElement().satisfies(model -> assertThat(model.state())
                .isEqualTo(ModelState.AVAILABLE));
    }

    @Test
    void movesToANewVersionBetweenTwoFrames() {
        Answers answers = new Answers();
        try (AnalysisLane lane = lanes.open("gate", SPOTS)) {
            require(lane, 0, answers);
            answers.await(1);
            Models.putSpots(folder, "1.1.0", "spots-2");
            library.rescan();
            require(lane, 1, answers);
            answers.await(1);
        }
        assertThat(answers.seen).extracting(seen -> seen.model().version()).containsExactly("1.0.0", "1.1.0");
        assertThat(answers.seen.get(1).detections().get(0).box().left())
                .as("the box of version 1.1.0 lies on the right")
                .isGreaterThan(32);
    }

    @Test
    void goesOnWhenOneCallerFailsToTakeItsAnswer() {
        Answers answers = new Answers();
        try (AnalysisLane lane = lanes.open("gate", SPOTS)) {
            AnalysisSink faulty = new AnalysisSink() {
                @Override
                public void observed(Observation seen, Frame frame) {
                    throw new IllegalStateException("a caller's fault");
                }

                @Override
                public void dropped(DropReason reason) {}
            };
            try (Frame frame = frame(0)) {
                lane.require(frame, faulty);
            }
            require(lane, 1, answers);
            answers.await(1);
            assertThat(answers.sequences()).containsExactly(1L);
        }
    }

    @Test
    void takesNoModelThatFindsNothingInPictures() {
        Models.put(
                folder,
                "colour",
                "1.0.0",
                "colour",
                Models.SPOTS_INPUT + "  output: {decoder: classification, outputs: [logits]}\n  labels: labels.txt\n");
        library.rescan();
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> lanes.open("gate", ModelReference.parse("colour")));
        assertThat(refused.problem().code()).isEqualTo("model.no-detector");
        assertThat(library.models().get(0).users()).isZero();
    }

    private void occupyThePool() {
        CountDownLatch occupied = new CountDownLatch(pool.size());
        for (int i = 0; i < pool.size(); i++) {
            pool.queue(() -> {
                occupied.countDown();
                awaitLatch(released);
            });
        }
        awaitLatch(occupied);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Figures are brought up to date after the answer has been handed out. */
    private static void await(AnalysisLane lane, long analysed) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        LaneStatistics now = lane.statistics();
        while (now.analysed() < analysed && System.nanoTime() < deadline) {
            Thread.onSpinWait();
            now = lane.statistics();
        }
        assertThat(now.analysed()).isEqualTo(analysed);
    }

    private void offer(AnalysisLane lane, long sequence, AnalysisSink sink) {
        try (Frame frame = frame(sequence)) {
            lane.offer(frame, sink);
        }
    }

    private void require(AnalysisLane lane, long sequence, AnalysisSink sink) {
        try (Frame frame = frame(sequence)) {
            lane.require(frame, sink);
        }
    }

    private Frame frame(long sequence) {
        return new Frame("gate", RUN, sequence, NOON, NOON, "0".repeat(32), new PicturePixels(red.retain()));
    }
}
