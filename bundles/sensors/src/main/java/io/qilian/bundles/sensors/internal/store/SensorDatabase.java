package io.qilian.bundles.sensors.internal.store;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Opens the tables when they are first asked for, and again, every two seconds at most, as long as that fails: a database
 * that comes later than the sensors costs no restart. Thread-safe.
 */
public final class SensorDatabase {

    private static final long RETRY_NANOS = Duration.ofSeconds(2).toNanos();

    private final Supplier<Jdbi> opener;
    private final LongSupplier nanoClock;
    private SensorTables tables;
    private ProblemException failure;
    private long failedAtNanos;

    /**
     * A database that is not yet opened.
     *
     * @param opener brings the tables to their present form and gives access
     * @param nanoClock a clock that only goes on, in nanoseconds
     */
    public SensorDatabase(Supplier<Jdbi> opener, LongSupplier nanoClock) {
        this.opener = opener;
        this.nanoClock = nanoClock;
    }

    /**
     * The tables.
     *
     * @return access to them
     * @throws ProblemException if the database cannot be opened now
     */
    public synchronized SensorTables tables() {
        if (tables == null) {
            if (failure != null && nanoClock.getAsLong() - failedAtNanos < RETRY_NANOS) {
                throw new ProblemException(failure.problem(), failure);
            }
            open();
        }
        return tables;
    }

    private void open() {
        try {
            tables = SensorTables.of(opener.get());
            failure = null;
        } catch (RuntimeException e) {
            failure = new ProblemException(silent(e), e);
            failedAtNanos = nanoClock.getAsLong();
            throw failure;
        }
    }

    /**
     * Why nothing can be stored or read.
     *
     * @param cause what the database said
     * @return the problem
     */
    public static Problem silent(Exception cause) {
        if (cause instanceof ProblemException told) {
            return told.problem();
        }
        return Problem.of(
                "sensor.store",
                ProblemKind.RESOURCE,
                "The database of the readings does not answer: " + cause.getMessage(),
                "",
                "Look at the database and at the free space; stations send again what was not stored");
    }

    /**
     * Asks the database something.
     *
     * @param <T> what it answers
     * @param question asks it
     * @return the answer
     * @throws ProblemException if it does not answer
     */
    public static <T> T answering(Supplier<T> question) {
        try {
            return question.get();
        } catch (JdbiException e) {
            throw new ProblemException(silent(e), e);
        }
    }
}
