package io.qilian.bundles.sensorroutes.internal.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions, with a deadline. */
public final class Waits {

    private static final long DEADLINE_S = 30;
    private static final long STEP_NANOS = 2_000_000;

    private Waits() {}

    public static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    /** Something must not come to be true within the time. */
    public static void never(String what, long withinMs, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(withinMs);
        while (System.nanoTime() < deadline) {
            assertThat(condition.getAsBoolean()).as(what).isFalse();
            LockSupport.parkNanos(STEP_NANOS);
        }
    }
}
