package io.qilian.bundles.camel.internal;

import io.qilian.kernel.api.problem.ProblemException;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of the failures of one route: the first one, then what has changed, then that frames go through again;
 * a line in ten seconds at most, however many frames fail. Thread-safe.
 */
final class RouteFailures implements ExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(RouteFailures.class);
    private static final long QUIET_NANOS = Duration.ofSeconds(10).toNanos();

    private final Supplier<String> where;
    private final LongSupplier nanoClock;
    /** Empty while frames go through, as far as was told. */
    private volatile String told = "";

    private long toldAtNanos;
    private long number;

    RouteFailures(Supplier<String> where, LongSupplier nanoClock) {
        this.where = where;
        this.nanoClock = nanoClock;
        this.toldAtNanos = nanoClock.getAsLong() - QUIET_NANOS;
    }

    @Override
    public void handleException(Throwable failure) {
        handleException("", null, failure);
    }

    @Override
    public void handleException(String message, Throwable failure) {
        handleException(message, null, failure);
    }

    @Override
    public synchronized void handleException(String message, Exchange exchange, Throwable failure) {
        number++;
        String text = String.valueOf(failure);
        if (text.equals(told) || !due()) {
            return;
        }
        told(text);
        if (failure instanceof ProblemException problem) {
            log.warn("{}: frames fail: {}", where.get(), problem.problem().message());
        } else {
            log.warn("{}: frames fail", where.get(), failure);
        }
    }

    /** A frame went through. */
    void succeeded() {
        if (!told.isEmpty()) {
            tellRecovery();
        }
    }

    private synchronized void tellRecovery() {
        if (!told.isEmpty() && due()) {
            told("");
            log.info("{}: frames go through again, {} had failed", where.get(), number);
            number = 0;
        }
    }

    private boolean due() {
        return nanoClock.getAsLong() - toldAtNanos >= QUIET_NANOS;
    }

    private void told(String text) {
        told = text;
        toldAtNanos = nanoClock.getAsLong();
    }
}
