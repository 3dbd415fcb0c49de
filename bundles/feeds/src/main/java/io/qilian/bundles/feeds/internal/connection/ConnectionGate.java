package io.qilian.bundles.feeds.internal.connection;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Lets the feeds open their sources few at a time, so that a switch that comes back is not met by all cameras' connections
 * at once. Bounds the openings under way in all and to each host, and how fast they follow each other to one host. Whoever
 * came first goes first; a host at its bound holds up nobody who waits for another. A host whose feeds fail one after the
 * other is asked by one feed at a time, see {@link HostCircuit}. Thread-safe; has no thread of its own.
 */
public final class ConnectionGate {

    /** Wake-ups by others come at once; this only bounds what a lost one would cost. */
    private static final long LONGEST_PARK_NANOS = 1_000_000_000L;

    private static final int MOST_HOSTS = 4096;

    private final GateLimits limits;
    private final LongSupplier nanoClock;
    private final Map<String, HostQueue> hosts = new HashMap<>();
    private long tickets;
    private int underWay;

    /**
     * A host whose feeds have failed one after the other.
     *
     * @param host its name or address
     * @param failing how many feeds
     */
    public record HostDown(String host, int failing) {}

    /**
     * A gate.
     *
     * @param limits its bounds
     * @param nanoClock such as {@link System#nanoTime()}
     */
    public ConnectionGate(GateLimits limits, LongSupplier nanoClock) {
        this.limits = limits;
        this.nanoClock = nanoClock;
    }

    /**
     * Waits until the caller may open a source. Returns within milliseconds once it is cancelled, if its thread is
     * unparked then, else within a second.
     *
     * @param host the source's host
     * @param feed who asks
     * @param cancelled whether to give up
     * @param told is told if the host is down while the caller waits, once for each number of failing feeds
     * @return what the caller closes when the opening has come to its end
     */
    public Admission enter(String host, String feed, BooleanSupplier cancelled, Consumer<HostDown> told) {
        Ticket ticket = join(host, feed, Thread.currentThread());
        int known = 0;
        while (true) {
            long wait = ask(ticket);
            if (wait == 0 || cancelled.getAsBoolean()) {
                return new Admission(this, ticket, wait == 0);
            }
            int failing = failing(host);
            if (failing != known && failing > 0) {
                told.accept(new HostDown(host, failing));
            }
            known = failing;
            LockSupport.parkNanos(this, Math.min(wait, LONGEST_PARK_NANOS));
        }
    }

    /** Takes a place at the end of the queue. */
    synchronized Ticket join(String host, String feed, Thread waiter) {
        long now = nanoClock.getAsLong();
        if (hosts.size() >= MOST_HOSTS) {
            hosts.values().removeIf(HostQueue::unused);
        }
        hosts.values().removeIf(queue -> queue.forgettable(now));
        Ticket ticket = new Ticket(host, feed, tickets++, waiter);
        hosts.computeIfAbsent(host, name -> new HostQueue(limits)).waiting.addLast(ticket);
        return ticket;
    }

    /** 0 if the ticket is admitted, else nanoseconds after which it is worth asking again. */
    synchronized long ask(Ticket ticket) {
        long now = nanoClock.getAsLong();
        admit(now);
        if (ticket.admitted) {
            return 0;
        }
        HostQueue queue = hosts.get(ticket.host);
        boolean first = queue.waiting.peekFirst() == ticket;
        long wait = first ? queue.waitNanos(now) : Long.MAX_VALUE;
        // One whose time has come waits for others to end, which wakes it.
        return wait > 0 ? wait : Long.MAX_VALUE;
    }

    synchronized void end(Ticket ticket, Outcome outcome) {
        long now = nanoClock.getAsLong();
        HostQueue queue = hosts.get(ticket.host);
        if (!ticket.admitted) {
            queue.waiting.remove(ticket);
        } else {
            queue.end();
            underWay--;
            switch (outcome) {
                case ANSWERED -> queue.circuit.answered();
                case FAILED -> queue.circuit.failed(ticket.feed, now);
                case ABANDONED -> queue.circuit.abandoned(now);
            }
        }
        admit(now);
        wakeFirst(queue);
    }

    private void admit(long now) {
        while (underWay < limits.atOnce()) {
            HostQueue next = null;
            for (HostQueue queue : hosts.values()) {
                if (!queue.waiting.isEmpty() && queue.admits(now) && (next == null || earlier(queue, next))) {
                    next = queue;
                }
            }
            if (next == null) {
                return;
            }
            Ticket admitted = next.waiting.removeFirst();
            admitted.admitted = true;
            underWay++;
            next.begin(now);
            LockSupport.unpark(admitted.waiter);
            wakeFirst(next);
        }
    }

    private static boolean earlier(HostQueue one, HostQueue other) {
        return one.waiting.getFirst().number < other.waiting.getFirst().number;
    }

    /** Whoever is first in a queue keeps watch over its time. */
    private static void wakeFirst(HostQueue queue) {
        if (!queue.waiting.isEmpty()) {
            LockSupport.unpark(queue.waiting.getFirst().waiter);
        }
    }

    private synchronized int failing(String host) {
        HostCircuit circuit = hosts.get(host).circuit;
        return circuit.state() == HostCircuit.State.CLOSED ? 0 : circuit.failing();
    }

    /**
     * Openings under way.
     *
     * @return the number now
     */
    public synchronized int underWay() {
        return underWay;
    }
}
