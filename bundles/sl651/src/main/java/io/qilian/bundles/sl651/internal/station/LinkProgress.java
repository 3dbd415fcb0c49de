package io.qilian.bundles.sl651.internal.station;

import io.qilian.bundles.sensors.api.LinkStatus;
import io.qilian.bundles.sensors.api.LinkStatus.State;
import io.qilian.kernel.api.problem.Problem;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** How a feed is doing. Written by the server's thread, read by any. */
final class LinkProgress {

    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong listened = new AtomicLong();
    private volatile State state = State.CONNECTING;
    private volatile Optional<Problem> problem = Optional.empty();
    private volatile Optional<Instant> lastMessageAt = Optional.empty();

    void listening() {
        state = State.UP;
        problem = Optional.empty();
        listened.incrementAndGet();
    }

    /** Tells whether the problem is another than before. */
    boolean waiting(Problem why) {
        boolean news = !problem.equals(Optional.of(why));
        state = State.WAITING;
        problem = Optional.of(why);
        return news;
    }

    void received(Instant at) {
        messages.incrementAndGet();
        lastMessageAt = Optional.of(at);
    }

    void closed() {
        state = State.CLOSED;
        problem = Optional.empty();
    }

    LinkStatus status(int stations, long refused) {
        return new LinkStatus(
                state, problem, stations, messages.get(), refused, Math.max(0, listened.get() - 1), lastMessageAt);
    }
}
