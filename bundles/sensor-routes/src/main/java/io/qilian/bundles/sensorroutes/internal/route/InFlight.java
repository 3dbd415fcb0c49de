package io.qilian.bundles.sensorroutes.internal.route;

/**
 * What is under way, bounded by number and bytes. Who brings more waits: nothing more is read until something is stored.
 * Thread-safe.
 */
final class InFlight {

    private final int most;
    private final long mostBytes;
    private int number;
    private long bytes;
    private long heldUp;
    private boolean closed;

    InFlight(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    /** Waits for room; a single payload always finds room if nothing else is under way. False if it has been closed. */
    synchronized boolean enter(int size) throws InterruptedException {
        if (full(size) && !closed) {
            heldUp++;
        }
        while (full(size) && !closed) {
            wait();
        }
        if (closed) {
            return false;
        }
        number++;
        bytes += size;
        return true;
    }

    private boolean full(int size) {
        return number > 0 && (number >= most || bytes + size > mostBytes);
    }

    synchronized void leave(int size) {
        number--;
        bytes -= size;
        notifyAll();
    }

    synchronized int number() {
        return number;
    }

    synchronized long heldUp() {
        return heldUp;
    }

    /** Lets nothing more in. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Waits until nothing is under way, for the given time at most. */
    synchronized void awaitEmpty(long longestMs) throws InterruptedException {
        long deadline = System.nanoTime() + longestMs * 1_000_000;
        long left = longestMs;
        while (number > 0 && left > 0) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
    }
}
