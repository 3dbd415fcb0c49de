package io.qilian.bundles.rest.internal;

import io.qilian.bundles.feeds.api.PicturePixels;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.internal.NativeMedia;
import io.qilian.kernel.api.feed.FeedRun;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.feed.PixelFormat;
import io.qilian.kernel.api.feed.Pixels;
import io.qilian.kernel.api.model.ModelVersion;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.observation.Track;
import io.qilian.kernel.api.scenario.SceneView;
import io.qilian.kernel.scenes.api.ScenePicture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/** Pictures of one colour, of which it knows how many are held. */
final class Camera implements AutoCloseable {

    static final Media MEDIA = new NativeMedia();
    static final Color GREY = new Color(0x707070);

    private static final FeedRun RUN = new FeedRun("00000000000000aa", false);
    private static final ModelVersion MODEL = new ModelVersion("road-objects", "1.2.0", "c0ffee");
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    private final AtomicInteger held = new AtomicInteger();
    private final Picture grey;

    Camera(int width, int height) {
        grey = MEDIA.readPicture(png(width, height));
    }

    private static byte[] png(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(GREY);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Pictures that were given out and not given back. */
    int held() {
        return held.get();
    }

    /** A picture in which nothing is seen. */
    ScenePicture picture(long number) {
        return picture(number, List.of(), List.of(), SceneView.EMPTY);
    }

    ScenePicture picture(long number, List<Detection> detections, List<Track> tracks, SceneView view) {
        String trace = "%032x".formatted(number);
        held.incrementAndGet();
        Frame frame = new Frame("gate", RUN, number, NOON, NOON, trace, new Held(new PicturePixels(grey.retain())));
        Observation seen = new Observation(
                "vehicles",
                "gate",
                RUN,
                number,
                grey.width(),
                grey.height(),
                NOON,
                NOON,
                NOON,
                MODEL,
                Optional.empty(),
                detections,
                tracks,
                trace);
        return new ScenePicture(frame, seen, view);
    }

    @Override
    public void close() {
        grey.close();
    }

    /** Pixels that count when they are given back. */
    private final class Held implements Pixels {

        private final Pixels pixels;

        Held(Pixels pixels) {
            this.pixels = pixels;
        }

        @Override
        public int width() {
            return pixels.width();
        }

        @Override
        public int height() {
            return pixels.height();
        }

        @Override
        public PixelFormat format() {
            return pixels.format();
        }

        @Override
        public ByteBuffer plane(int plane) {
            return pixels.plane(plane);
        }

        @Override
        public int strideBytes(int plane) {
            return pixels.strideBytes(plane);
        }

        @Override
        public Pixels retain() {
            held.incrementAndGet();
            return new Held(pixels.retain());
        }

        @Override
        public <T> Optional<T> unwrap(Class<T> type) {
            return pixels.unwrap(type);
        }

        @Override
        public void close() {
            pixels.close();
            held.decrementAndGet();
        }
    }
}
