package io.qilian.bundles.feeds.internal;

import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.DecodedPicture;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.StreamInfo;
import io.qilian.bundles.media.api.VideoFormat;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import io.qilian.bundles.media.api.VideoWriter;
import io.qilian.bundles.media.internal.NativeMedia;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A camera that shows a picture when a test says so. A read waits for it, whoever has lost interest meanwhile. */
final class HandCamera implements AutoCloseable {

    private static final NativeMedia MEDIA = new NativeMedia();

    private final Semaphore shutter = new Semaphore(0);
    private final AtomicInteger reads = new AtomicInteger();
    private final Picture picture;

    HandCamera(Path folder) {
        Path video = folder.resolve("black.mp4");
        try (VideoWriter writer = MEDIA.createVideo(video, new VideoFormat(64, 48, 25, 100_000))) {
            writer.write(ByteBuffer.allocateDirect(64 * 48 * 3));
        }
        try (VideoReader reader = MEDIA.openVideo(VideoRequest.of(video.toString()), new Cancellation())) {
            picture = reader.read().orElseThrow().picture();
        }
    }

    /** Whatever is opened is this camera; all else is real. */
    Media media() {
        return (Media) Proxy.newProxyInstance(
                Media.class.getClassLoader(), new Class<?>[] {Media.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("openVideo")) {
                        return new Shown();
                    }
                    try {
                        return method.invoke(MEDIA, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    void show(int pictures) {
        shutter.release(pictures);
    }

    /** Reads that were begun. */
    int reads() {
        return reads.get();
    }

    @Override
    public void close() {
        picture.close();
    }

    /** One picture, each time that the shutter is released. */
    private final class Shown implements VideoReader {

        @Override
        public StreamInfo info() {
            return new StreamInfo("h264", picture.width(), picture.height(), 25, Optional.empty());
        }

        @Override
        public Optional<DecodedPicture> read() {
            int number = reads.incrementAndGet();
            shutter.acquireUninterruptibly();
            Duration presentation = Duration.ofMillis(40L * number);
            return Optional.of(new DecodedPicture(picture.retain(), presentation, true, Optional.empty()));
        }

        @Override
        public long damaged() {
            return 0;
        }

        @Override
        public long quarantined() {
            return 0;
        }

        @Override
        public long skipped() {
            return 0;
        }

        @Override
        public long receivedBytes() {
            return 0;
        }

        @Override
        public void close() {
            // The picture is the camera's.
        }
    }
}
