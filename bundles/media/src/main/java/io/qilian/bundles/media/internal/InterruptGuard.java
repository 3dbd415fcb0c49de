package io.qilian.bundles.media.internal;

import io.qilian.bundles.media.api.Cancellation;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Lets FFmpeg ask, while it waits for data, whether it should go on. One callback serves all sources, since JavaCPP
 * limits the number of callbacks; the sources are told apart by the address that FFmpeg hands back.
 */
final class InterruptGuard implements AutoCloseable {

    private static final ConcurrentMap<Long, InterruptGuard> GUARDS = new ConcurrentHashMap<>();
    private static final AskGuard CALLBACK = new AskGuard();

    private final Cancellation cancellation;
    private final BytePointer identity = new BytePointer(1);
    private final long key = identity.address();
    private volatile long deadline;
    private volatile boolean limited;

    InterruptGuard(Cancellation cancellation) {
        this.cancellation = cancellation;
        GUARDS.put(key, this);
    }

    /** To be called before the context is opened: FFmpeg copies the callback into what it opens. */
    void watch(AVFormatContext context) {
        AVIOInterruptCB interrupt = context.interrupt_callback();
        interrupt.callback(CALLBACK);
        interrupt.opaque(identity);
    }

    void allow(Duration wait) {
        deadline = System.nanoTime() + wait.toNanos();
        limited = true;
    }

    /** From now on only cancelling ends a wait. */
    void allowAny() {
        limited = false;
    }

    boolean cancelled() {
        return cancellation.cancelled();
    }

    boolean late() {
        return limited && System.nanoTime() - deadline > 0;
    }

    @Override
    public void close() {
        GUARDS.remove(key);
        identity.deallocate();
    }

    private static final class AskGuard extends AVIOInterruptCB.Callback_Pointer {

        @Override
        public int call(Pointer identity) {
            InterruptGuard guard = GUARDS.get(identity.address());
            return guard == null || guard.cancelled() || guard.late() ? 1 : 0;
        }
    }
}
