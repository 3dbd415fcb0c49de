package io.qilian.kernel.scenes.internal.run;

import java.time.Duration;
import java.util.function.Consumer;

/** Which call into a vendor's code is under way, since when: written by the scene's thread, read by the watch. */
final class GuardedCall {

    /** A call that takes too long. */
    record Stall(String method, String stack) {}

    private Thread thread;
    private String method = "";
    private long startedNanos;

    synchronized void begin(String called) {
        thread = Thread.currentThread();
        method = called;
        startedNanos = System.nanoTime();
    }

    synchronized void end() {
        method = "";
    }

    synchronized boolean underWay() {
        return !method.isEmpty();
    }

    /**
     * Tells of the call that is under way if it has taken longer than allowed, and then interrupts its thread. Only after
     * that can the call end, so that its thread knows of the stall before it does anything else.
     */
    synchronized boolean checkAgainst(Duration budget, Consumer<Stall> onStall) {
        if (method.isEmpty() || System.nanoTime() - startedNanos <= budget.toNanos()) {
            return false;
        }
        StringBuilder stack = new StringBuilder();
        for (StackTraceElement element : thread.getStackTrace()) {
            stack.append("    at ").append(element).append('\n');
        }
        onStall.accept(new Stall(method, stack.toString()));
        thread.interrupt();
        return true;
    }
}
