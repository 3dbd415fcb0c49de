package io.qilian.bundles.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.media.api.Measures;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureMeter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What a meter tells of pictures. */
class PictureMeterTest {

    private static final Media MEDIA = new NativeMedia();

    @Test
    void measuresHowUsefulAPictureIs() throws Exception {
        try (PictureMeter meter = MEDIA.newMeter();
                Picture scene = MEDIA.readPicture(png(scene()));
                Picture black = MEDIA.readPicture(png(plain(200, 100, 0)))) {
            Measures first = meter.measure(scene);
            assertThat(first.change()).isZero();
            assertThat(first.contrast()).isGreaterThan(5);
            assertThat(first.sharpness()).isGreaterThan(1);
            assertThat(meter.measure(scene).change()).isZero();
            Measures dark = meter.measure(black);
            assertThat(dark.brightness()).isLessThan(1);
            assertThat(dark.contrast()).isZero();
            assertThat(dark.sharpness()).isZero();
            assertThat(dark.change()).isGreaterThan(20);
        }
    }

    @Test
    void findsLessDetailInAPictureThatIsSlightlyBlurred() throws Exception {
        BufferedImage sharp = new BufferedImage(640, 360, BufferedImage.TYPE_BYTE_GRAY);
        Random random = new Random(7);
        for (int at = 0; at < 640 * 360; at++) {
            int level = random.nextInt(256);
            sharp.setRGB(at % 640, at / 640, level << 16 | level << 8 | level);
        }
        float[] ninth = new float[9];
        Arrays.fill(ninth, 1 / 9f);
        BufferedImage blurred = new ConvolveOp(new Kernel(3, 3, ninth)).filter(sharp, null);
        try (PictureMeter meter = MEDIA.newMeter();
                Picture first = MEDIA.readPicture(png(sharp));
                Picture second = MEDIA.readPicture(png(blurred))) {
            assertThat(meter.measure(second).detail())
                    .isLessThan(meter.measure(first).detail() / 10);
        }
    }

    @Test
    void givesAThumbnailOfThePictureMeasuredLast() throws Exception {
        byte[] thumbnail = new byte[PictureMeter.THUMBNAIL_WIDTH * PictureMeter.THUMBNAIL_HEIGHT];
        try (PictureMeter meter = MEDIA.newMeter();
                Picture white = MEDIA.readPicture(png(plain(200, 100, 0xffffff)))) {
            assertThatThrownBy(() -> meter.thumbnail(thumbnail)).isInstanceOf(IllegalStateException.class);
            meter.measure(white);
            meter.thumbnail(thumbnail);
            assertThat(thumbnail).containsOnly(0xff);
            assertThatThrownBy(() -> meter.thumbnail(new byte[7]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("2304");
        }
    }

    private static BufferedImage scene() {
        BufferedImage image = plain(200, 100, 0xff0000);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.BLUE);
        graphics.fillRect(100, 0, 100, 100);
        graphics.dispose();
        return image;
    }

    private static BufferedImage plain(int width, int height, int colour) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(colour));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return image;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
