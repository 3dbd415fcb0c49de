package io.qilian.bundles.sensorroutes.internal.mqtt;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one client: one each that connects, reads, writes, calls back, and keeps alive. */
final class ClientThreads {

    private static final int THREADS = 6;

    private ClientThreads() {}

    /** A pool of its own for one connection, since a client keeps its threads as long as it is connected. */
    static ScheduledExecutorService of(String feed) {
        AtomicInteger number = new AtomicInteger();
        return new ScheduledThreadPoolExecutor(THREADS, work -> {
            Thread thread = new Thread(work, "qilian-mqtt-" + feed + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
