package io.qilian.bundles.camel.internal;

import io.qilian.kernel.api.feed.PixelFormat;
import io.qilian.kernel.api.feed.Pixels;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Pixels without a picture that know how many hold them. Each lease counts once, and cannot be retained once closed. */
final class CountedPixels implements Pixels {

    private final AtomicInteger holders;
    private final AtomicBoolean open = new AtomicBoolean(true);

    CountedPixels() {
        this(new AtomicInteger(1));
    }

    private CountedPixels(AtomicInteger holders) {
        this.holders = holders;
    }

    int holders() {
        return holders.get();
    }

    @Override
    public int width() {
        return 1280;
    }

    @Override
    public int height() {
        return 720;
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
        return new CountedPixels(holders);
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
