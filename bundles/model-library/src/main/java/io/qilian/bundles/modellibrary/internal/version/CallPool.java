package io.qilian.bundles.modellibrary.internal.version;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Keeps prepared calls for reuse; there are at most as many as callers may run at once. */
final class CallPool implements AutoCloseable {

    private static final long LONGEST_WAIT_MS = 5_000;

    private final String model;
    private final Supplier<PictureCall> maker;
    private final Semaphore permits;
    private final ArrayDeque<PictureCall> idle = new ArrayDeque<>();
    private boolean closed;

    CallPool(String model, int limit, Supplier<PictureCall> maker) {
        this.model = model;
        this.permits = new Semaphore(limit);
        this.maker = maker;
    }

    /** Makes every call that there can be and runs it once, so that no later caller pays for a first run. */
    void warmUp() {
        List<PictureCall> all = new ArrayList<>();
        try {
            while (permits.tryAcquire()) {
                PictureCall call;
                try {
                    call = maker.get();
                } catch (RuntimeException e) {
                    permits.release();
                    throw e;
                }
                all.add(call);
                call.warmUp();
            }
        } finally {
            all.forEach(this::giveBack);
        }
    }

    PictureCall borrow() {
        try {
            if (!permits.tryAcquire(LONGEST_WAIT_MS, TimeUnit.MILLISECONDS)) {
                throw ModelProblems.busy(model, LONGEST_WAIT_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ModelProblems.busy(model, 0);
        }
        try {
            PictureCall ready;
            synchronized (idle) {
                ready = idle.pollFirst();
            }
            return ready != null ? ready : maker.get();
        } catch (RuntimeException e) {
            permits.release();
            throw e;
        }
    }

    void giveBack(PictureCall call) {
        boolean keep;
        synchronized (idle) {
            keep = !closed;
            if (keep) {
                idle.addFirst(call);
            }
        }
        if (!keep) {
            call.close();
        }
        permits.release();
    }

    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
            idle.forEach(PictureCall::close);
            idle.clear();
        }
    }
}
