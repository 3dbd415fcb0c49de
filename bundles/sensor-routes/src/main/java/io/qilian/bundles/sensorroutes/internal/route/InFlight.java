package io.qilian.bundles.sensorroutes.internal.route;

/**
 * What is under way, bounded by number and bytes. Who brings more waits: nothing more is read until something is stored.
 * Thread-safe.
 */
public final class InFlight {

    private final int most;
    private final long mostBytes;
    private int number;
    private long bytes;
    private long heldUp;
    private boolean closed;

    /**
     * Nothing is under way.
     *
     * @param most how many may be
     * @param mostBytes how many bytes they may have, if there is more than one
     */
    public InFlight(int most, long mostBytes) {
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

    /**
     * Enters if there is room, without waiting.
     *
     * @param size bytes
     * @return false if there is no room, which is counted, or if it has been closed
     */
    public synchronized boolean tryEnter(int size) {
        if (closed || full(size)) {
            heldUp += closed ? 0 : 1;
            return false;
        }
        number++;
        bytes += size;
        return true;
    }

    private boolean full(int size) {
        return number > 0 && (number >= most || bytes + size > mostBytes);
    }

    /**
     * What has entered is done.
     *
     * @param size bytes, as when it entered
     */
    public synchronized void leave(int size) {
        number--;
        bytes -= size;
        notifyAll();
    }

    /**
     * What is under way.
     *
     * @return its number
     */
    public synchronized int number() {
        return number;
    }

    synchronized long heldUp() {
        return heldUp;
    }

    /** Lets nothing more in. */
    public synchronized void close() {
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
