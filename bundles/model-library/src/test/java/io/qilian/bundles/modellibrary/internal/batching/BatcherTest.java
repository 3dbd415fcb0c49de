package io.qilian.bundles.modellibrary.internal.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qilian.bundles.modellibrary.api.CallDeadline;
import io.qilian.bundles.modellibrary.internal.batching.DoublingRunner.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatcherTest {

    private static final long LONG_US = TimeUnit.SECONDS.toMicros(10);

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final ScheduledExecutorService canceller = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        callers.shutdownNow();
        canceller.shutdownNow();
    }

    @Test
    void callsThatFillARunShareItAndEachGetsItsOwnAnswer() throws Exception {
        DoublingRunner runner = new DoublingRunner(1);
        Batcher<Long, Long> batcher = new Batcher<>(new Batcher.Bounds(4, LONG_US, 64), runner, runner);
        List<Future<Long>> answers = new ArrayList<>();
        for (long job = 0; job < 4; job++) {
            long number = job;
            answers.add(callers.submit(() -> batcher.call(offer(number, soon()))));
        }
        for (int i = 0; i < 4; i++) {
            assertThat(answers.get(i).get(20, TimeUnit.SECONDS)).isEqualTo(2L * i);
        }
        assertThat(batcher.figures()).isEqualTo(new Batcher.Figures(4, 1, 0, 0));
    }

    @Test
    void oneBadInputFailsItsOwnCallOnly() throws Exception {
        DoublingRunner runner = new DoublingRunner(1);
        Batcher<Long, Long> batcher = new Batcher<>(new Batcher.Bounds(3, LONG_US, 64), runner, runner);
        Future<Long> first = callers.submit(() -> batcher.call(offer(1, soon())));
        Future<Long> bad = callers.submit(() -> batcher.call(offer(-1, soon())));
        Future<Long> last = callers.submit(() -> batcher.call(offer(3, soon())));
        assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(last.get(20, TimeUnit.SECONDS)).isEqualTo(6);
        assertThat(catchThrowableOfType(ExecutionException.class, () -> bad.get(20, TimeUnit.SECONDS)))
                .hasRootCauseMessage("negative");
        assertThat(batcher.figures()).isEqualTo(new Batcher.Figures(3, 4, 1, 0));
    }

    @Test
    void aCallThatIsGivenUpLeavesAtOnceAndARunForWhichNobodyWaitsIsEnded() throws Exception {
        DoublingRunner runner = new DoublingRunner(1);
        runner.held = new CountDownLatch(1);
        Batcher<Long, Long> batcher = new Batcher<>(new Batcher.Bounds(2, LONG_US, 64), runner, runner);
        CallDeadline alone = soon();
        Future<Long> waiting = callers.submit(() -> batcher.call(offer(1, alone)));
        alone.cancel();
        assertThat(refusal(waiting)).isEqualTo("cancelled");
        CallDeadline one = soon();
        CallDeadline other = soon();
        Future<Long> first = callers.submit(() -> batcher.call(offer(1, one)));
        Future<Long> second = callers.submit(() -> batcher.call(offer(2, other)));
        assertThat(runner.begun.await(20, TimeUnit.SECONDS)).isTrue();
        one.cancel();
        assertThat(runner.latest.cancelled()).as("the other still waits").isFalse();
        other.cancel();
        awaitCancelled(runner.latest);
        runner.held.countDown();
        assertThat(refusal(first)).isEqualTo("cancelled");
        assertThat(refusal(second)).isEqualTo("cancelled");
        assertThat(runner.discarded).hasValue(2);
    }

    /** The thread of a call may come to watching its deadline only after its run has begun. */
    private static void awaitCancelled(CallDeadline deadline) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!deadline.cancelled()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void refusesWhatIsMoreThanMayWait() throws Exception {
        DoublingRunner runner = new DoublingRunner(0);
        Batcher<Long, Long> batcher = new Batcher<>(new Batcher.Bounds(2, 0, 1), runner, runner);
        CallDeadline deadline = soon();
        Future<Long> waiting = callers.submit(() -> batcher.call(offer(1, deadline)));
        assertThat(runner.entering.await(20, TimeUnit.SECONDS)).isTrue();
        Refusal refused = catchThrowableOfType(Refusal.class, () -> batcher.call(offer(2, soon())));
        assertThat(refused).hasMessage("full");
        assertThat(batcher.figures().full()).isEqualTo(1);
        deadline.cancel();
        assertThat(waiting.cancel(true)).isTrue();
    }

    /** Thousands of calls with random rows, pauses, cancels, deadlines and bad inputs: none gets another's answer. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void eachAnswerBelongsToItsCallUnderRandomArrivalsCancelsAndTimeouts(long seed) throws Exception {
        DoublingRunner runner = new DoublingRunner(2);
        Batcher<Long, Long> batcher = new Batcher<>(new Batcher.Bounds(8, 200, 6), runner, runner);
        AtomicInteger taken = new AtomicInteger();
        List<Future<?>> all = new ArrayList<>();
        for (int caller = 0; caller < 8; caller++) {
            Random random = new Random(seed * 100 + caller);
            int number = caller;
            all.add(callers.submit(() -> {
                for (int call = 0; call < 700; call++) {
                    call(batcher, random, 1_000_000L * number + call, taken);
                }
            }));
        }
        for (Future<?> one : all) {
            one.get(60, TimeUnit.SECONDS);
        }
        assertThat(taken.get()).isPositive();
        assertThat(runner.answered.get())
                .as("no answer is lost, none is given twice")
                .isEqualTo(taken.get() + runner.discarded.get());
        assertThat(runner.mostAtOnce.get()).isBetween(1, 2);
        assertThat(runner.largest.get()).as("some did share").isGreaterThan(1);
        assertThat(batcher.figures().failedRuns()).isPositive();
    }

    private void call(Batcher<Long, Long> batcher, Random random, long number, AtomicInteger taken) {
        boolean bad = random.nextInt(20) == 0;
        boolean hurried = random.nextInt(4) == 0;
        CallDeadline deadline = hurried ? CallDeadline.in(Duration.ofNanos(random.nextInt(2_000_000))) : soon();
        boolean cancels = random.nextInt(8) == 0;
        Future<?> cancel =
                cancels ? canceller.schedule(deadline::cancel, random.nextInt(1000), TimeUnit.MICROSECONDS) : null;
        Offer<Long> offer = new Offer<>(
                bad ? -number - 1 : number,
                random.nextInt(2),
                1 + random.nextInt(3),
                random.nextInt(3),
                1 + random.nextInt(2),
                deadline);
        try {
            assertThat(batcher.call(offer)).isEqualTo(2 * number);
            taken.incrementAndGet();
        } catch (Refusal e) {
            boolean expected =
                    switch (e.getMessage()) {
                        case "negative" -> bad;
                        case "cancelled" -> cancels;
                        case "late" -> hurried;
                        default -> e.getMessage().equals("full");
                    };
            assertThat(expected).as(e.getMessage()).isTrue();
        }
        if (cancel != null) {
            cancel.cancel(false);
        }
    }

    private static String refusal(Future<Long> call) {
        return catchThrowableOfType(ExecutionException.class, () -> call.get(20, TimeUnit.SECONDS))
                .getCause()
                .getMessage();
    }

    private static Offer<Long> offer(long job, CallDeadline deadline) {
        return new Offer<>(job, "k", 1, "s" + job, 2, deadline);
    }

    private static CallDeadline soon() {
        return CallDeadline.in(Duration.ofSeconds(30));
    }
}
