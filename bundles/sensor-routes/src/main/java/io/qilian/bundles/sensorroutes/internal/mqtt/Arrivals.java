package io.qilian.bundles.sensorroutes.internal.mqtt;

import java.util.concurrent.atomic.AtomicLong;

/** Whether messages come at a connection. Written by the client's thread, asked by another one. */
final class Arrivals {

    private final AtomicLong begun = new AtomicLong();
    private volatile boolean handling;
    private long seen;

    void begin() {
        handling = true;
        begun.incrementAndGet();
    }

    void end() {
        handling = false;
    }

    /** Whether one has come since it was asked the last time, or is still in our hands. For one thread. */
    boolean more() {
        long now = begun.get();
        boolean news = handling || now != seen;
        seen = now;
        return news;
    }
}
