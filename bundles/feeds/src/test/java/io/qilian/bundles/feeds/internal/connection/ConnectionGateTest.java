package io.qilian.bundles.feeds.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ConnectionGateTest {

    private static final GateLimits LIMITS = new GateLimits(16, 4, 5, 3, Duration.ofSeconds(5), Duration.ofSeconds(60));
    private static final long MS = 1_000_000;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 100 * MS);
    private final ConnectionGate gate = new ConnectionGate(LIMITS, now::get);

    @Test
    void letsAHostBeAskedFourTimesAtOnceAndSpacesTheBeginnings() {
        List<Ticket> tickets = queue("recorder", 6);
        for (int begun = 0; begun < 4; begun++) {
            assertThat(gate.ask(tickets.get(begun))).isZero();
            assertThat(gate.ask(tickets.get(begun + 1))).as("spaced").isEqualTo(210 * MS);
            pass(210);
        }
        assertThat(gate.ask(tickets.get(4))).as("four are under way").isEqualTo(Long.MAX_VALUE);
        gate.end(tickets.get(2), Outcome.ANSWERED);
        assertThat(gate.ask(tickets.get(4))).isZero();
        assertThat(gate.underWay()).isEqualTo(4);
    }

    @Test
    void letsSixteenBeOpenedInAllWhoCameFirst() {
        List<Ticket> tickets = new ArrayList<>();
        for (int host = 0; host < 20; host++) {
            tickets.add(gate.join("camera" + host, "feed" + host, Thread.currentThread()));
        }
        assertThat(tickets.stream().filter(ticket -> gate.ask(ticket) == 0))
                .containsExactlyElementsOf(tickets.subList(0, 16));
        gate.end(tickets.get(7), Outcome.FAILED);
        assertThat(tickets.get(16).admitted).isTrue();
        assertThat(tickets.get(17).admitted).isFalse();
    }

    @Test
    void holdsNobodyUpBehindAHostThatIsAtItsBound() {
        queue("recorder", 500).forEach(gate::ask);
        Ticket other = gate.join("camera", "gate", Thread.currentThread());
        assertThat(gate.ask(other)).isZero();
    }

    @Test
    void asksAHostThatIsDownByOneFeedAndGoesOnWhenItAnswers() {
        for (int feed = 0; feed < 3; feed++) {
            fail("recorder", "feed" + feed);
        }
        List<Ticket> waiting = queue("recorder", 3);
        assertThat(gate.ask(waiting.get(0))).isBetween(4_000 * MS, 5_000 * MS);
        pass(5_000);
        assertThat(gate.ask(waiting.get(0))).isZero();
        pass(1_000);
        assertThat(gate.ask(waiting.get(1))).as("one feed probes").isEqualTo(Long.MAX_VALUE);
        gate.end(waiting.get(0), Outcome.FAILED);
        assertThat(gate.ask(waiting.get(1))).as("the pause doubles").isEqualTo(10_000 * MS);
        pass(10_000);
        assertThat(gate.ask(waiting.get(1))).isZero();
        gate.end(waiting.get(1), Outcome.ANSWERED);
        pass(210);
        assertThat(gate.ask(waiting.get(2))).isZero();
    }

    @Test
    void takesManyFailuresOfOneFeedForThatFeedsFault() {
        for (int attempt = 0; attempt < 10; attempt++) {
            fail("recorder", "broken");
        }
        pass(210);
        assertThat(gate.ask(gate.join("recorder", "other", Thread.currentThread())))
                .isZero();
    }

    @Test
    void letsAnotherProbeAtOnceWhenAProbeIsGivenUp() {
        for (int feed = 0; feed < 3; feed++) {
            fail("recorder", "feed" + feed);
        }
        List<Ticket> waiting = queue("recorder", 2);
        pass(5_000);
        gate.ask(waiting.get(0));
        gate.end(waiting.get(0), Outcome.ABANDONED);
        pass(210);
        assertThat(gate.ask(waiting.get(1))).isZero();
    }

    @Test
    void tellsThoseWhoWaitThatTheHostIsDownAndLetsThemGoAtOnce() throws Exception {
        ConnectionGate real = new ConnectionGate(LIMITS, System::nanoTime);
        for (int feed = 0; feed < 3; feed++) {
            try (Admission admission = real.enter("recorder", "feed" + feed, () -> false, down -> {})) {
                admission.ended(Outcome.FAILED);
            }
        }
        AtomicBoolean cancelled = new AtomicBoolean();
        AtomicReference<ConnectionGate.HostDown> told = new AtomicReference<>();
        AtomicReference<Thread> waiter = new AtomicReference<>();
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<Boolean> granted = CompletableFuture.supplyAsync(() -> {
            waiter.set(Thread.currentThread());
            try (Admission admission = real.enter("recorder", "gate", cancelled::get, down -> {
                told.set(down);
                waiting.countDown();
            })) {
                return admission.granted();
            }
        });
        assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(told.get()).isEqualTo(new ConnectionGate.HostDown("recorder", 3));
        cancelled.set(true);
        long start = System.nanoTime();
        LockSupport.unpark(waiter.get());
        assertThat(granted.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(System.nanoTime() - start).isLessThan(500 * MS);
        assertThat(real.underWay()).isZero();
    }

    @Test
    void wakesWhoeverIsNextWhenAnOpeningEnds() throws Exception {
        GateLimits one = new GateLimits(1, 1, 1000, 3, Duration.ofSeconds(5), Duration.ofSeconds(60));
        ConnectionGate real = new ConnectionGate(one, System::nanoTime);
        List<CompletableFuture<Void>> all = new ArrayList<>();
        AtomicLong most = new AtomicLong();
        for (int feed = 0; feed < 8; feed++) {
            String name = "feed" + feed;
            all.add(CompletableFuture.runAsync(() -> {
                for (int attempt = 0; attempt < 20; attempt++) {
                    try (Admission admission = real.enter("host", name, () -> false, down -> {})) {
                        most.accumulateAndGet(real.underWay(), Math::max);
                        admission.ended(Outcome.ANSWERED);
                    }
                }
            }));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
        assertThat(most).hasValue(1);
    }

    private List<Ticket> queue(String host, int number) {
        List<Ticket> tickets = new ArrayList<>();
        for (int feed = 0; feed < number; feed++) {
            tickets.add(gate.join(host, "waiting" + feed, Thread.currentThread()));
        }
        return tickets;
    }

    private void fail(String host, String feed) {
        pass(210);
        Ticket ticket = gate.join(host, feed, Thread.currentThread());
        assertThat(gate.ask(ticket)).isZero();
        gate.end(ticket, Outcome.FAILED);
    }

    private void pass(long ms) {
        now.addAndGet(ms * MS);
    }
}
