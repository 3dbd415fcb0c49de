package io.qilian.kernel.testkit;

import io.qilian.kernel.api.feed.PixelFormat;
import io.qilian.kernel.api.feed.Pixels;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Pixels without a picture that know how many hold them. Each lease counts once, and cannot be retained once closed. */
public final class CountedPixels implements Pixels {

    private final int width;
    private final int height;
    private final AtomicInteger holders;
    private final AtomicBoolean open = new AtomicBoolean(true);

    /**
     * Pixels that one holds.
     *
     * @param width in pixels
     * @param height in pixels
     */
    public CountedPixels(int width, int height) {
        this(width, height, new AtomicInteger(1));
    }

    private CountedPixels(int width, int height, AtomicInteger holders) {
        this.width = width;
        this.height = height;
        this.holders = holders;
    }

    /**
     * How many leases are open.
     *
     * @return zero once all are given back
     */
    public int holders() {
        return holders.get();
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public PixelFormat format() {
        return PixelFormat.OTHER;
    }

    @Override
    public ByteBuffer plane(int plane) {
        return ByteBuffer.allocate(0);
    }

    @Override
    public int strideBytes(int plane) {
        return 0;
    }

    @Override
    public Pixels retain() {
        if (!open.get()) {
            throw new IllegalStateException("retained after it was given back");
        }
        holders.incrementAndGet();
        return new CountedPixels(width, height, holders);
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
        return Optional.empty();
    }

    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            holders.decrementAndGet();
        }
    }
}
