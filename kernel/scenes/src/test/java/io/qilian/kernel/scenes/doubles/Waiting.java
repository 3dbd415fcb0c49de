package io.qilian.kernel.scenes.doubles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions. */
public final class Waiting {

    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private Waiting() {}

    /** Returns as soon as the condition holds; fails if it does not in time. */
    public static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
