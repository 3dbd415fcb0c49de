package io.qilian.kernel.scenes.internal.run;

import java.time.Duration;

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

    /** The call that is under way if it has taken longer than allowed; its thread is interrupted. */
    synchronized Stall checkAgainst(Duration budget) {
        if (method.isEmpty() || System.nanoTime() - startedNanos <= budget.toNanos()) {
            return null;
        }
        StringBuilder stack = new StringBuilder();
        for (StackTraceElement element : thread.getStackTrace()) {
            stack.append("    at ").append(element).append('\n');
        }
        Stall stall = new Stall(method, stack.toString());
        thread.interrupt();
        return stall;
    }
}
