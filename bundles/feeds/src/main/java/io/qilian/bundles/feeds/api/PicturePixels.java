package io.qilian.bundles.feeds.api;

import io.qilian.bundles.media.api.Picture;
import io.qilian.kernel.api.feed.PixelFormat;
import io.qilian.kernel.api.feed.Pixels;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;

/** A picture of {@code bundles/media} as the pixels of a frame. Owns the picture's lease. */
public final class PicturePixels implements Pixels {

    private final Picture picture;

    /**
     * Pixels over a picture.
     *
     * @param picture the lease, which these pixels close
     */
    public PicturePixels(Picture picture) {
        this.picture = Objects.requireNonNull(picture, "picture");
    }

    @Override
    public int width() {
        return picture.width();
    }

    @Override
    public int height() {
        return picture.height();
    }

    @Override
    public PixelFormat format() {
        return switch (picture.layout()) {
            case YUV420 -> PixelFormat.YUV420;
            case BGR24 -> PixelFormat.BGR24;
            case GREY8 -> PixelFormat.GREY8;
            case OTHER -> PixelFormat.OTHER;
        };
    }

    @Override
    public ByteBuffer plane(int plane) {
        return picture.plane(plane);
    }

    @Override
    public int strideBytes(int plane) {
        return picture.strideBytes(plane);
    }

    @Override
    public Pixels retain() {
        return new PicturePixels(picture.retain());
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
        return type == Picture.class ? Optional.of(type.cast(picture)) : Optional.empty();
    }

    @Override
    public void close() {
        picture.close();
    }
}
