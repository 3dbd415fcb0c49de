package io.qilian.bundles.modellibrary.internal.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.modellibrary.api.CallDeadline;
import io.qilian.bundles.modellibrary.internal.processor.ProcessorBudget.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessorBudgetTest {

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final List<Future<?>> started = new ArrayList<>();

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @Test
    void programsGetOnePlaceInFourWhileScenesWaitTooAndScenesTheOthers() throws Exception {
        ProcessorBudget budget = new ProcessorBudget(1, 64);
        budget.enter(Use.SCENES);
        Queue<Character> order = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 12; i++) {
            Use use = i < 8 ? Use.SCENES : Use.PROGRAMS;
            start(() -> {
                budget.enter(use);
                order.add(use.name().charAt(0));
                budget.leave(use);
                return null;
            });
            awaitWaiting(budget, i + 1);
        }
        budget.leave(Use.SCENES);
        awaitAll();
        assertThat(order).containsExactly('S', 'S', 'S', 'P', 'S', 'S', 'S', 'P', 'S', 'S', 'P', 'P');
        assertThat(budget.figures(Use.SCENES).admitted()).isEqualTo(9);
        assertThat(budget.figures(Use.PROGRAMS).admitted()).isEqualTo(4);
    }

    @Test
    void eitherTakesAllPlacesWhileTheOtherHasNothingToRun() throws Exception {
        ProcessorBudget budget = new ProcessorBudget(2, 0);
        assertThat(budget.enter(Use.PROGRAMS, soon())).isEqualTo(Entry.ADMITTED);
        assertThat(budget.enter(Use.PROGRAMS, soon())).isEqualTo(Entry.ADMITTED);
        assertThat(budget.enter(Use.PROGRAMS, soon())).isEqualTo(Entry.FULL);
        budget.leave(Use.PROGRAMS);
        budget.leave(Use.PROGRAMS);
        budget.enter(Use.SCENES);
        budget.enter(Use.SCENES);
        assertThat(budget.enter(Use.SCENES, CallDeadline.in(Duration.ofMillis(1))))
                .isEqualTo(Entry.ENDED);
        assertThat(budget.figures(Use.SCENES).running()).isEqualTo(2);
    }

    @Test
    void programsRunAheadWhileNoSceneRunsOrWaits() throws Exception {
        ProcessorBudget budget = new ProcessorBudget(1, 1, 4);
        assertThat(budget.enter(Use.PROGRAMS, soon())).isEqualTo(Entry.ADMITTED);
        assertThat(budget.enter(Use.PROGRAMS, soon())).isEqualTo(Entry.ADMITTED);
        assertThat(budget.enterIfFree(Use.PROGRAMS)).isFalse();
        startToEnter(budget, Use.SCENES);
        awaitWaiting(budget, 1);
        budget.leave(Use.PROGRAMS);
        awaitAll();
        assertThat(budget.figures(Use.SCENES).running()).isEqualTo(1);

        startToEnter(budget, Use.PROGRAMS);
        awaitWaiting(budget, 1);
        // What was ahead ends without a successor, since a scene runs.
        budget.leave(Use.PROGRAMS);
        assertThat(budget.figures(Use.PROGRAMS).running()).isZero();
        assertThat(budget.figures(Use.PROGRAMS).waiting()).isEqualTo(1);
        startToEnter(budget, Use.PROGRAMS);
        awaitWaiting(budget, 2);
        // The scene's place and the one ahead go to the two that wait.
        budget.leave(Use.SCENES);
        awaitAll();
        assertThat(budget.figures(Use.PROGRAMS).running()).isEqualTo(2);
        assertThat(budget.enterIfFree(Use.SCENES)).isFalse();
        budget.leave(Use.PROGRAMS);
        budget.leave(Use.PROGRAMS);
        assertThat(budget.enterIfFree(Use.SCENES)).isTrue();
        assertThat(budget.enterIfFree(Use.PROGRAMS)).isFalse();
    }

    private void startToEnter(ProcessorBudget budget, Use use) {
        start(() -> {
            budget.enter(use);
            return null;
        });
    }

    @Test
    void aThreadThatIsStoppedWhileItWaitsHoldsNoPlace() throws Exception {
        ProcessorBudget budget = new ProcessorBudget(1, 4);
        budget.enter(Use.PROGRAMS);
        start(() -> {
            budget.enter(Use.SCENES);
            return null;
        });
        awaitWaiting(budget, 1);
        started.get(0).cancel(true);
        awaitWaiting(budget, 0);
        budget.leave(Use.PROGRAMS);
        assertThat(budget.enter(Use.PROGRAMS, soon())).isEqualTo(Entry.ADMITTED);
    }

    /** Frames and programs come, wait, give up and leave at once; together they never are more than there are places. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void neverRunsMoreThanItsPlacesForBothTogether(int ahead) throws Exception {
        ProcessorBudget budget = new ProcessorBudget(2, ahead, 3);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        for (int caller = 0; caller < 6; caller++) {
            Use use = caller % 2 == 0 ? Use.SCENES : Use.PROGRAMS;
            Random random = new Random(caller);
            start(() -> {
                for (int call = 0; call < 2000; call++) {
                    CallDeadline deadline = random.nextInt(3) == 0 ? CallDeadline.in(Duration.ofNanos(20_000)) : soon();
                    if (budget.enter(use, deadline) == Entry.ADMITTED) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        inside.decrementAndGet();
                        budget.leave(use);
                    }
                }
                return null;
            });
        }
        awaitAll();
        assertThat(most.get()).isBetween(1, 2 + ahead);
        for (Use use : Use.values()) {
            assertThat(budget.figures(use).running()).isZero();
            assertThat(budget.figures(use).waiting()).isZero();
        }
    }

    private void start(Callable<Void> call) {
        started.add(callers.submit(call));
    }

    private void awaitAll() throws Exception {
        for (Future<?> one : started) {
            one.get(60, TimeUnit.SECONDS);
        }
    }

    private static void awaitWaiting(ProcessorBudget budget, int count) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (budget.figures(Use.SCENES).waiting()
                        + budget.figures(Use.PROGRAMS).waiting()
                != count) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(100_000);
        }
    }

    private static CallDeadline soon() {
        return CallDeadline.in(Duration.ofSeconds(20));
    }
}
