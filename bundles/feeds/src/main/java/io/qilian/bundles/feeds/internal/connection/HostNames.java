package io.qilian.bundles.feeds.internal.connection;

import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.MediaException.Reason;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Looks the names of hosts up before FFmpeg does, whose own look-up can neither be cancelled nor ends in time. A few threads
 * look up, so that a name server that is silent holds up whoever waits no longer than allowed. Thread-safe.
 */
public final class HostNames implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int MOST_WAITING = 64;
    private static final long STEP_MS = 20;
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    private final ThreadPoolExecutor threads;

    /** Nothing is looked up yet, and no thread runs. */
    public HostNames() {
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
                    Thread thread = new Thread(task, "qilian-feed-name");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Makes sure that a host has an address.
     *
     * @param host a name, or an address, which is not looked up
     * @param atMost longest wait
     * @param cancellation ends the wait
     * @throws MediaException if there is no such name, or no answer in time
     */
    public void require(String host, Duration atMost, Cancellation cancellation) {
        if (host.isEmpty() || ADDRESS.matcher(host).matches()) {
            return;
        }
        Future<InetAddress> found;
        try {
            found = threads.submit(() -> InetAddress.getByName(host));
        } catch (RejectedExecutionException e) {
            throw new MediaException(Reason.TIMEOUT, "Cannot look up " + host + ": too many names are being looked up");
        }
        try {
            await(found, host, atMost, cancellation);
        } finally {
            found.cancel(true);
        }
    }

    private static void await(Future<InetAddress> found, String host, Duration atMost, Cancellation cancellation) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!cancellation.cancelled()) {
            try {
                found.get(STEP_MS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                if (System.nanoTime() - deadline > 0) {
                    throw new MediaException(Reason.TIMEOUT, "Cannot look up " + host + ": the name server is silent");
                }
            } catch (ExecutionException e) {
                boolean unknown = e.getCause() instanceof UnknownHostException;
                throw new MediaException(
                        Reason.UNKNOWN_HOST,
                        "Cannot look up " + host + (unknown ? ": there is no such name" : ": " + e.getCause()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new MediaException(Reason.CANCELLED, "Cannot look up " + host + ": interrupted");
            }
        }
        throw new MediaException(Reason.CANCELLED, "Cannot look up " + host + ": cancelled");
    }

    /** Ends the threads. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
