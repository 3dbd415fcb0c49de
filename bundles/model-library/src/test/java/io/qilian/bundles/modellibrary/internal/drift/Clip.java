package io.qilian.bundles.modellibrary.internal.drift;

import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.DecodedPicture;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import io.qilian.bundles.modellibrary.internal.Models;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;

/** Some frames of a real video, as they are or as a camera would show them that something has happened to. */
final class Clip implements AutoCloseable {

    private static final int WIDTH = 640;

    private final List<Picture> frames = new ArrayList<>();

    private Clip() {}

    /** Every so-manieth frame of a video. */
    static Clip of(Path video, int step) {
        Clip clip = new Clip();
        try (VideoReader reader = Models.MEDIA.openVideo(VideoRequest.of(video.toString()), new Cancellation())) {
            int number = 0;
            for (Optional<DecodedPicture> next = reader.read(); next.isPresent(); next = reader.read()) {
                try (Picture picture = next.get().picture()) {
                    if (number++ % step == 0) {
                        clip.frames.add(copy(picture));
                    }
                }
            }
        }
        return clip;
    }

    /** A reader lends only a few pictures at once. */
    private static Picture copy(Picture picture) {
        try (var canvas = Models.MEDIA.newCanvas(WIDTH)) {
            canvas.load(picture);
            return Models.MEDIA.readPicture(canvas.png());
        }
    }

    Clip changed(UnaryOperator<BufferedImage> change) {
        Clip clip = new Clip();
        for (Picture frame : frames) {
            try (var canvas = Models.MEDIA.newCanvas(WIDTH)) {
                canvas.load(frame);
                BufferedImage image = change.apply(ImageIO.read(new ByteArrayInputStream(canvas.png())));
                ByteArrayOutputStream png = new ByteArrayOutputStream();
                ImageIO.write(image, "png", png);
                clip.frames.add(Models.MEDIA.readPicture(png.toByteArray()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return clip;
    }

    List<Picture> frames() {
        return frames;
    }

    /** Darker by gamma 2.2 and half the light, with the noise of a sensor that gains. */
    static BufferedImage night(BufferedImage image) {
        Random noise = new Random(7);
        return eachPixel(image, rgb -> {
            int grain = (int) Math.round(4 * noise.nextGaussian());
            return dark(rgb >> 16 & 0xff, grain) << 16 | dark(rgb >> 8 & 0xff, grain) << 8 | dark(rgb & 0xff, grain);
        });
    }

    private static int dark(int sample, int grain) {
        return Math.max(0, Math.min(255, (int) Math.round(127 * Math.pow(sample / 255.0, 2.2)) + grain));
    }

    /** Gaussian of standard deviation 2. */
    static BufferedImage blurred(BufferedImage image) {
        int radius = 6;
        float[] weights = new float[2 * radius + 1];
        float sum = 0;
        for (int at = 0; at < weights.length; at++) {
            weights[at] = (float) Math.exp(-Math.pow(at - radius, 2) / 8);
            sum += weights[at];
        }
        for (int at = 0; at < weights.length; at++) {
            weights[at] /= sum;
        }
        BufferedImage plain = eachPixel(image, rgb -> rgb);
        BufferedImage across =
                new ConvolveOp(new Kernel(weights.length, 1, weights), ConvolveOp.EDGE_NO_OP, null).filter(plain, null);
        return new ConvolveOp(new Kernel(1, weights.length, weights), ConvolveOp.EDGE_NO_OP, null).filter(across, null);
    }

    /** All hues a sixth of a turn further. */
    static BufferedImage hueShifted(BufferedImage image) {
        return eachPixel(image, rgb -> {
            float[] hsb = Color.RGBtoHSB(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff, null);
            return Color.HSBtoRGB(hsb[0] + 1 / 6f, hsb[1], hsb[2]);
        });
    }

    private static BufferedImage eachPixel(BufferedImage image, IntUnaryOperator change) {
        BufferedImage changed = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                changed.setRGB(x, y, change.applyAsInt(image.getRGB(x, y)));
            }
        }
        return changed;
    }

    @Override
    public void close() {
        frames.forEach(Picture::close);
    }
}
