package io.qilian.bundles.modellibrary.internal.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qilian.bundles.modellibrary.api.CallDeadline;
import io.qilian.bundles.modellibrary.internal.processor.ProcessorBudget;
import io.qilian.kernel.api.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallGateTest {

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final CallGate gate = new CallGate(new ProcessorBudget(2, 3));

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @Test
    void letsInAsManyAsMayRunAndOthersInTheOrderOfTheirComing() throws Exception {
        gate.enter("m", soon());
        gate.enter("m", soon());
        List<Integer> order = new ArrayList<>();
        List<Future<?>> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int number = i;
            waiting.add(callers.submit(() -> {
                gate.enter("m", soon());
                synchronized (order) {
                    order.add(number);
                }
                gate.leave();
            }));
            awaitWaiting(i + 1);
        }
        gate.leave();
        for (Future<?> one : waiting) {
            one.get(20, TimeUnit.SECONDS);
        }
        assertThat(order).containsExactly(0, 1, 2);
        gate.leave();
        assertThat(gate.figures().running()).isZero();
    }

    @Test
    void refusesAtOnceWhenTooManyWait() throws Exception {
        gate.enter("m", soon());
        gate.enter("m", soon());
        List<CallDeadline> deadlines = new ArrayList<>();
        List<Future<String>> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            CallDeadline deadline = soon();
            deadlines.add(deadline);
            waiting.add(callers.submit(() -> refusal(deadline)));
            awaitWaiting(i + 1);
        }
        assertThat(refusal(soon())).isEqualTo("inference.full");
        assertThat(gate.figures().full()).isEqualTo(1);
        deadlines.forEach(CallDeadline::cancel);
        for (Future<String> one : waiting) {
            assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo("inference.cancelled");
        }
        assertThat(gate.figures().waiting()).isZero();
        assertThat(gate.figures().running()).isEqualTo(2);
    }

    @Test
    void givesUpWhenTheTimeIsOver() {
        gate.enter("m", soon());
        gate.enter("m", soon());
        assertThat(refusal(CallDeadline.in(Duration.ofMillis(5)))).isEqualTo("inference.deadline");
        assertThat(gate.figures().waiting()).isZero();
    }

    /** Many come, wait, give up and leave at once; no place is lost and never are there too many. */
    @Test
    void losesNoPlaceUnderTraffic() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<?>> all = new ArrayList<>();
        for (int caller = 0; caller < 6; caller++) {
            int seed = caller;
            all.add(callers.submit(() -> {
                for (int call = 0; call < 2000; call++) {
                    boolean hurried = (call + seed) % 3 == 0;
                    CallDeadline deadline =
                            CallDeadline.in(hurried ? Duration.ofNanos(20_000) : Duration.ofSeconds(20));
                    try {
                        gate.enter("m", deadline);
                    } catch (ProblemException e) {
                        continue;
                    }
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    inside.decrementAndGet();
                    gate.leave();
                }
            }));
        }
        for (Future<?> one : all) {
            one.get(60, TimeUnit.SECONDS);
        }
        assertThat(most.get()).isBetween(1, 2);
        assertThat(gate.figures().running()).isZero();
        assertThat(gate.figures().waiting()).isZero();
    }

    private String refusal(CallDeadline deadline) {
        return catchThrowableOfType(ProblemException.class, () -> gate.enter("m", deadline))
                .problem()
                .code();
    }

    private void awaitWaiting(int count) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (gate.figures().waiting() != count) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(100_000);
        }
    }

    private static CallDeadline soon() {
        return CallDeadline.in(Duration.ofSeconds(20));
    }
}
