package io.qilian.kernel.scenes.doubles;

import io.qilian.kernel.api.feed.PixelFormat;
import io.qilian.kernel.api.feed.Pixels;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Pixels without a picture that know how many hold them. */
public final class CountedPixels implements Pixels {

    private final AtomicInteger holders;

    /** Pixels that one holds. */
    public CountedPixels() {
        this(new AtomicInteger(1));
    }

    private CountedPixels(AtomicInteger holders) {
        this.holders = holders;
    }

    public int holders() {
        return holders.get();
    }

    @Override
    public int width() {
        return 640;
    }

    @Override
    public int height() {
        return 360;
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
        holders.incrementAndGet();
        return new CountedPixels(holders);
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
        return Optional.empty();
    }

    @Override
    public void close() {
        holders.decrementAndGet();
    }
}
