package io.qilian.bundles.feeds.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.feeds.internal.connection.ConnectionGate;
import io.qilian.bundles.feeds.internal.connection.GateLimits;
import io.qilian.bundles.feeds.internal.connection.VirtualOpening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many sources that fall silent together and come back together, in virtual time. */
class ReconnectStormTest {

    private static final long STEP_NANOS = 10_000_000;
    private static final long DOWN_NANOS = 60_000_000_000L;
    private static final long BACK_WITHIN_NANOS = 90_000_000_000L;

    private final AtomicLong now = new AtomicLong();
    private final ConnectionGate gate = new ConnectionGate(GateLimits.USUAL, now::get);
    private final Random random = new Random(3);

    @ParameterizedTest
    @CsvSource({"100, 10", "500, 50", "100, 100"})
    void bringsNearlyAllBackInTimeAndNeverAsksAHostTooOften(int feeds, int hosts) {
        List<Source> sources = new ArrayList<>();
        for (int feed = 0; feed < feeds; feed++) {
            sources.add(new Source("host" + feed % hosts, "feed" + feed));
        }
        while (now.get() < DOWN_NANOS + BACK_WITHIN_NANOS) {
            sources.forEach(Source::step);
            assertThat(gate.underWay()).isLessThanOrEqualTo(GateLimits.USUAL.atOnce());
            now.addAndGet(STEP_NANOS);
        }
        long back = sources.stream().filter(source -> source.running).count();
        assertThat(back).isGreaterThanOrEqualTo(Math.round(0.95 * feeds));
        for (int host = 0; host < hosts; host++) {
            String name = "host" + host;
            List<Long> begins = sources.stream()
                    .filter(source -> source.host.equals(name))
                    .flatMap(source -> source.begins.stream())
                    .sorted()
                    .toList();
            assertThat(begins).as("asked while it was down").isNotEmpty();
            for (int at = 5; at < begins.size(); at++) {
                assertThat(begins.get(at) - begins.get(at - 5)).isGreaterThanOrEqualTo(1_000_000_000L);
            }
        }
    }

    /** A feed as its thread goes about it: waits, queues, opens. */
    private final class Source {

        private final String host;
        private final String feed;
        private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), random);
        private final List<Long> begins = new ArrayList<>();
        private VirtualOpening opening;
        private long dueNanos;
        private boolean running;

        Source(String host, String feed) {
            this.host = host;
            this.feed = feed;
        }

        void step() {
            if (running || now.get() < dueNanos) {
                return;
            }
            if (opening == null) {
                opening = new VirtualOpening(gate, host, feed);
            }
            if (begins.isEmpty() || !opening.begun()) {
                if (opening.begin()) {
                    begins.add(now.get());
                    // A camera that starts takes longer than one that refuses.
                    dueNanos = now.get() + (now.get() < DOWN_NANOS ? 5_000_000 : 300_000_000);
                }
                return;
            }
            running = now.get() >= DOWN_NANOS;
            opening.end(running);
            opening = null;
            dueNanos = now.get() + (running ? 0 : backoff.afterFailure().toNanos());
        }
    }
}
