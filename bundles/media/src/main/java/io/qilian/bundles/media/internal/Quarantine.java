package io.qilian.bundles.media.internal;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Which decoded pictures may be shown: none after a damaged one until the next key frame, since those between refer to
 * what is missing. Counts what it keeps back. One thread; the counters any.
 */
final class Quarantine {

    /** Sources that refresh their pictures in stripes have no key frames; after so many pictures they are whole. */
    private static final int LONGEST_WAIT_PICTURES = 250;

    private final AtomicLong damaged = new AtomicLong();
    private final AtomicLong withheld = new AtomicLong();
    private boolean closed = true;
    private boolean keyFrameSeen;
    private int waited;
    private int beforeFirstKeyFrame;

    /** A picture, or the data of one, could not be decoded. */
    void damage() {
        damaged.incrementAndGet();
        closed = true;
        waited = 0;
        beforeFirstKeyFrame += keyFrameSeen ? 0 : 1;
    }

    /** Whether a picture that was decoded may be shown. */
    boolean admits(boolean corrupt, boolean keyFrame) {
        if (corrupt) {
            damage();
            return false;
        }
        keyFrameSeen |= keyFrame;
        if (closed && !keyFrame && (keyFrameSeen || waited < LONGEST_WAIT_PICTURES)) {
            waited++;
            beforeFirstKeyFrame += keyFrameSeen ? 0 : 1;
            withheld.incrementAndGet();
            return false;
        }
        closed = false;
        return true;
    }

    /** Whether the source seems to have no key frames at all. */
    boolean withoutKeyFrames() {
        return !keyFrameSeen && beforeFirstKeyFrame >= LONGEST_WAIT_PICTURES;
    }

    long damaged() {
        return damaged.get();
    }

    long withheld() {
        return withheld.get();
    }
}
