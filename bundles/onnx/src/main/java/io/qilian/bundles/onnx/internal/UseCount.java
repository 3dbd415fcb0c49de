package io.qilian.bundles.onnx.internal;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the users of something that must be closed exactly once, by the last of them. The owner is the first user.
 */
final class UseCount {

    private final AtomicInteger users = new AtomicInteger(1);
    private final Runnable closing;

    UseCount(Runnable closing) {
        this.closing = closing;
    }

    /** Joins, unless the last user has left already. */
    boolean join() {
        int seen = users.get();
        while (seen > 0) {
            if (users.compareAndSet(seen, seen + 1)) {
                return true;
            }
            seen = users.get();
        }
        return false;
    }

    /** Leaves; every {@link #join()} and the owner leave once. */
    void leave() {
        int left = users.decrementAndGet();
        if (left == 0) {
            closing.run();
        } else if (left < 0) {
            throw new IllegalStateException("use count: expected as many leaves as joins, got one more");
        }
    }

    int users() {
        return users.get();
    }
}
