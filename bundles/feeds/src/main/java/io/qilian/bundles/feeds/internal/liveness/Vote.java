package io.qilian.bundles.feeds.internal.liveness;

/**
 * Whether something holds, by the last samples: it begins when a number of them say so, and ends when a number of them
 * say that it does not, so that a few samples change nothing.
 */
final class Vote {

    private static final int LEAVE = 5;
    private static final int LEAVE_OF = 6;

    private final int enter;
    private final int enterOf;
    private long samples;
    private int cast;
    private boolean active;

    /** Begins with {@code enter} of {@code enterOf} samples, at most 63, and ends with 5 of 6. */
    Vote(int enter, int enterOf) {
        this.enter = enter;
        this.enterOf = enterOf;
    }

    void cast(boolean holds) {
        samples = samples << 1 | (holds ? 1 : 0);
        cast = Math.min(cast + 1, Long.SIZE - 1);
        if (active) {
            active = LEAVE_OF - holding(LEAVE_OF) < LEAVE;
        } else {
            active = holding(Math.min(cast, enterOf)) >= enter;
        }
    }

    /** Whether it holds. */
    boolean active() {
        return active;
    }

    /** Whether the newest sample said so. */
    boolean suspected() {
        return (samples & 1) != 0;
    }

    void clear() {
        samples = 0;
        cast = 0;
        active = false;
    }

    private int holding(int last) {
        return Long.bitCount(samples & ((1L << last) - 1));
    }
}
