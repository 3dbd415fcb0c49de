package io.qilian.bundles.hj212.internal;

import io.qilian.bundles.hj212.api.Hj212Connection;
import io.qilian.bundles.hj212.api.Hj212Counter;
import io.qilian.bundles.hj212.api.Hj212Settings;
import io.qilian.bundles.hj212.api.RejectionReason;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A feed on a free port of this machine, with an ingest that remembers. */
final class TestFeed implements AutoCloseable {

    static final String PASSWORD = "qilian";
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    final RecordingIngest ingest = new RecordingIngest();
    final Hj212Connection connection;

    TestFeed(Settings settings) {
        this(settings, InstantSource.system());
    }

    TestFeed(Settings settings, InstantSource clock) {
        connection = new Hj212Component(clock).open("air", settings.build(), ingest);
        await(() -> connection.port() != 0);
    }

    /** The settings that tests change; the rest is as usual. */
    static final class Settings {

        Map<String, String> passwords = Map.of();
        List<String> devices = List.of();
        List<String> allowFrom = List.of();
        int connections = 500;
        int stations = 1000;
        int packetsPerSecond = 10_000;
        Duration idleTimeout = Duration.ofMinutes(5);
        Duration minuteInterval = Duration.ofMinutes(1);
        boolean askMissing = true;
        Duration askAfter = Duration.ZERO;
        Duration askBackAtStart = Duration.ZERO;
        Duration answerTimeout = Duration.ofSeconds(5);
        int attempts = 3;
        boolean setClocks;

        Hj212Settings build() {
            return new Hj212Settings(
                    0,
                    "127.0.0.1",
                    PASSWORD,
                    passwords,
                    devices,
                    allowFrom,
                    ZoneId.of("Asia/Shanghai"),
                    connections,
                    stations,
                    packetsPerSecond,
                    idleTimeout,
                    minuteInterval,
                    askMissing,
                    askAfter,
                    Duration.ofDays(1),
                    askBackAtStart,
                    answerTimeout,
                    attempts,
                    setClocks,
                    Duration.ofMinutes(1));
        }
    }

    long count(Hj212Counter counter) {
        return connection.figures().of(counter);
    }

    long count(RejectionReason reason) {
        return connection.figures().of(reason);
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("It did not come to this in " + DEADLINE);
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
