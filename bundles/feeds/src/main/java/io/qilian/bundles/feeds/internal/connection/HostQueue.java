package io.qilian.bundles.feeds.internal.connection;

import java.util.ArrayDeque;

/** Those who wait for one host, in the order in which they came, and how the host stands. Guarded by its owner. */
final class HostQueue {

    /** The host, too, counts no more attempts in any second, though the way there takes one longer than another. */
    private static final double MARGIN = 1.05;

    final ArrayDeque<Ticket> waiting = new ArrayDeque<>();
    final HostCircuit circuit;
    private final GateLimits limits;
    private final long spacingNanos;
    private int underWay;
    private boolean begun;
    private long lastBeginNanos;

    HostQueue(GateLimits limits) {
        this.limits = limits;
        circuit = new HostCircuit(limits);
        spacingNanos = (long) Math.ceil(1e9 / limits.perSecondPerHost() * MARGIN);
    }

    boolean admits(long nowNanos) {
        return underWay < limits.atOncePerHost() && spaced(nowNanos) && circuit.admits(nowNanos);
    }

    private boolean spaced(long nowNanos) {
        return !begun || nowNanos - lastBeginNanos >= spacingNanos;
    }

    /** Nanoseconds until time alone may let the next one in. */
    long waitNanos(long nowNanos) {
        long rate = begun ? lastBeginNanos + spacingNanos - nowNanos : 0;
        long pause = circuit.state() == HostCircuit.State.OPEN ? circuit.openUntilNanos() - nowNanos : 0;
        return Math.max(rate, pause);
    }

    void begin(long nowNanos) {
        begun = true;
        lastBeginNanos = nowNanos;
        underWay++;
        circuit.begin();
    }

    void end() {
        underWay--;
    }

    boolean forgettable(long nowNanos) {
        return waiting.isEmpty() && underWay == 0 && circuit.untroubled() && spaced(nowNanos);
    }

    boolean unused() {
        return waiting.isEmpty() && underWay == 0;
    }
}
