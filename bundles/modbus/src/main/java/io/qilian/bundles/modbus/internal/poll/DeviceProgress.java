package io.qilian.bundles.modbus.internal.poll;

import io.qilian.bundles.modbus.api.ModbusStatistics;
import io.qilian.bundles.sensors.api.LinkStatus;
import io.qilian.bundles.sensors.api.LinkStatus.State;
import io.qilian.kernel.api.problem.Problem;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** How a device is doing. Written by its thread and the ingest's, read by any. */
final class DeviceProgress {

    final AtomicLong readings = new AtomicLong();
    final AtomicLong requests = new AtomicLong();
    final AtomicLong exceptions = new AtomicLong();
    final AtomicLong failures = new AtomicLong();
    final AtomicLong notStored = new AtomicLong();
    final AtomicLong skipped = new AtomicLong();
    private final AtomicLong connects = new AtomicLong();
    private volatile State state = State.CONNECTING;
    private volatile Optional<Problem> problem = Optional.empty();
    private volatile Optional<Instant> lastMessageAt = Optional.empty();

    void connected() {
        connects.incrementAndGet();
    }

    void read(Instant at, Optional<Problem> exception) {
        readings.incrementAndGet();
        lastMessageAt = Optional.of(at);
        problem = exception;
        state = State.UP;
    }

    /** Tells whether the problem is another than before. */
    boolean waiting(Problem why) {
        boolean news = !problem.equals(Optional.of(why));
        failures.incrementAndGet();
        problem = Optional.of(why);
        state = State.WAITING;
        return news;
    }

    void closed() {
        state = State.CLOSED;
        problem = Optional.empty();
    }

    LinkStatus status() {
        return new LinkStatus(
                state,
                problem,
                lastMessageAt.isPresent() ? 1 : 0,
                readings.get(),
                exceptions.get(),
                Math.max(0, connects.get() - 1),
                lastMessageAt);
    }

    ModbusStatistics statistics() {
        return new ModbusStatistics(
                readings.get(), requests.get(), exceptions.get(), failures.get(), notStored.get(), skipped.get());
    }
}
