package io.qilian.bundles.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.ChannelOrder;
import io.qilian.bundles.media.api.Fit;
import io.qilian.bundles.media.api.Interpolation;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.MediaException;
import io.qilian.bundles.media.api.MediaException.Reason;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureCanvas;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.media.api.PictureScaler;
import io.qilian.bundles.media.api.Placement;
import io.qilian.bundles.media.api.TensorFormat;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTest {

    private static final Media MEDIA = new NativeMedia();
    private static final int RED = 0xc81e0a;
    private static final int BLUE = 0x1428dc;

    @Test
    void writesPlanesInTheOrderOfTheChannels() throws Exception {
        for (ChannelOrder order : List.of(ChannelOrder.RGB, ChannelOrder.BGR)) {
            FloatBuffer tensor = scaled(format(32, 32, order, false, Fit.STRETCH), picture(64, 64));
            int plane = 32 * 32;
            int left = 16 * 32 + 4;
            int red = order == ChannelOrder.RGB ? 0 : 2;
            assertThat(tensor.get(red * plane + left)).isCloseTo(0xc8 / 255f, within(0.005f));
            assertThat(tensor.get(plane + left)).isCloseTo(0x1e / 255f, within(0.005f));
            assertThat(tensor.get((2 - red) * plane + left)).isCloseTo(0x0a / 255f, within(0.005f));
            assertThat(tensor.get((2 - red) * plane + left + 24)).isCloseTo(0xdc / 255f, within(0.005f));
        }
    }

    @Test
    void writesInterleavedChannels() throws Exception {
        FloatBuffer tensor = scaled(format(32, 32, ChannelOrder.RGB, true, Fit.STRETCH), picture(64, 64));
        int left = (16 * 32 + 4) * 3;
        assertThat(tensor.get(left)).isCloseTo(0xc8 / 255f, within(0.005f));
        assertThat(tensor.get(left + 1)).isCloseTo(0x1e / 255f, within(0.005f));
        assertThat(tensor.get(left + 2)).isCloseTo(0x0a / 255f, within(0.005f));
    }

    @Test
    void appliesFactorAndOffsetOfEachChannel() throws Exception {
        List<Double> factors = List.of(0.5, 0.25, 2.0);
        List<Double> offsets = List.of(-1.0, 3.0, 0.0);
        for (boolean interleaved : new boolean[] {false, true}) {
            TensorFormat format = new TensorFormat(
                    16,
                    16,
                    ChannelOrder.BGR,
                    interleaved,
                    false,
                    Fit.STRETCH,
                    Interpolation.AREA,
                    List.of(0.0, 0.0, 0.0),
                    factors,
                    offsets);
            FloatBuffer tensor = scaled(format, picture(64, 64));
            int step = interleaved ? 1 : 256;
            int at = interleaved ? 8 * 16 * 3 : 8 * 16;
            assertThat(tensor.get(at)).isCloseTo(0x0a * 0.5f - 1, within(0.6f));
            assertThat(tensor.get(at + step)).isCloseTo(0x1e * 0.25f + 3, within(0.3f));
            assertThat(tensor.get(at + 2 * step)).isCloseTo(0xc8 * 2f, within(2.1f));
        }
    }

    @Test
    void keepsTheBorderOfALetterboxCleanFromPictureToPicture() throws Exception {
        for (Fit fit : List.of(Fit.LETTERBOX, Fit.LETTERBOX_TOP_LEFT)) {
            TensorFormat format = format(64, 64, ChannelOrder.RGB, false, fit);
            ByteBuffer memory = tensor(format);
            try (PictureScaler scaler = MEDIA.newScaler(format);
                    Picture wide = picture(101, 50);
                    Picture high = picture(33, 90)) {
                scaler.scale(wide, PictureRegion.whole(wide), memory);
                Placement placement = scaler.scale(high, PictureRegion.whole(high), memory);
                int left = (int) placement.offsetX();
                int width = (int) Math.round(33 * placement.scaleX());
                assertThat(width).isEqualTo(23);
                assertThat(left).isEqualTo(fit == Fit.LETTERBOX ? 20 : 0);
                FloatBuffer numbers = memory.asFloatBuffer();
                for (int i = 0; i < numbers.capacity(); i++) {
                    int x = i % 64;
                    boolean border = x < left || x >= left + width;
                    assertThat(Math.abs(numbers.get(i) - 114 / 255f) < 1e-4)
                            .as("border at %d of channel %d", i % 4096, i / 4096)
                            .isEqualTo(border);
                }
            }
        }
    }

    @Test
    void tellsTheWayBackToThePicture() throws Exception {
        TensorFormat format = format(64, 64, ChannelOrder.RGB, false, Fit.LETTERBOX);
        try (PictureScaler scaler = MEDIA.newScaler(format);
                Picture picture = picture(200, 100)) {
            Placement whole = scaler.scale(picture, PictureRegion.whole(picture), tensor(format));
            assertThat(whole.pictureX(32)).isCloseTo(100, within(1e-9));
            assertThat(whole.pictureY(32)).isCloseTo(50, within(1e-9));
            assertThat(whole.pictureY(16)).isCloseTo(0, within(1e-9));
            Placement part = scaler.scale(picture, new PictureRegion(101, 51, 40, 40), tensor(format));
            assertThat(part.originX()).isEqualTo(100);
            assertThat(part.originY()).isEqualTo(50);
            assertThat(part.pictureX(0)).isCloseTo(100, within(1e-9));
        }
    }

    @Test
    void scalesOnlyTheRegion() throws Exception {
        TensorFormat format = format(16, 16, ChannelOrder.RGB, false, Fit.STRETCH);
        ByteBuffer memory = tensor(format);
        try (PictureScaler scaler = MEDIA.newScaler(format);
                Picture picture = picture(200, 100)) {
            scaler.scale(picture, new PictureRegion(120, 20, 60, 60), memory);
            for (int i = 0; i < 256; i++) {
                assertThat(memory.asFloatBuffer().get(512 + i)).isCloseTo(0xdc / 255f, within(0.01f));
            }
            assertThatThrownBy(() -> scaler.scale(picture, new PictureRegion(300, 0, 10, 10), memory))
                    .hasMessageContaining("does not touch");
            assertThatThrownBy(() -> scaler.scale(picture, PictureRegion.whole(picture), ByteBuffer.allocateDirect(10)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void agreesWithThePictureBetweenDecoderAndFile(@TempDir Path folder) throws Exception {
        Path clip = Clips.movingSquare(MEDIA, folder, 3);
        TensorFormat format = format(160, 96, ChannelOrder.RGB, false, Fit.STRETCH);
        try (VideoReader reader = MEDIA.openVideo(VideoRequest.of(clip.toString()), new Cancellation());
                Picture picture = reader.read().orElseThrow().picture()) {
            FloatBuffer numbers = scaled(format, picture.retain());
            int plane = 160 * 96;
            assertThat(numbers.get(48 * 160 + 16) * 255).isCloseTo(230, within(12f));
            assertThat(numbers.get(plane + 48 * 160 + 16) * 255).isCloseTo(0, within(12f));
            assertThat(numbers.get(8 * 160 + 100) * 255).isCloseTo(120, within(4f));
        }
    }

    @Test
    void refusesWhatIsNoPicture() {
        assertRefused(Reason.DAMAGED, new byte[0]);
        assertRefused(Reason.DAMAGED, "not a picture".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void drawsAndEncodes() throws Exception {
        try (PictureCanvas canvas = MEDIA.newCanvas(100);
                Picture picture = picture(200, 100)) {
            canvas.load(picture);
            canvas.box(new double[] {20, 40, 60, 80}, 0x00ff00, "car 7");
            canvas.polyline(new double[] {120, 20, 180, 20, 180, 80}, true, 0xffff00);
            canvas.text(100, 90, 0xffffff, "东门 ok");
            BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(canvas.png()));
            assertThat(drawn.getWidth()).isEqualTo(100);
            assertThat(drawn.getHeight()).isEqualTo(50);
            assertThat(new Color(drawn.getRGB(10, 30))).isEqualTo(new Color(0x00ff00));
            assertThat(new Color(drawn.getRGB(75, 10))).isEqualTo(new Color(0xffff00));
            assertThat(new Color(drawn.getRGB(95, 5)).getBlue()).isGreaterThan(180);
            BufferedImage jpeg = ImageIO.read(new ByteArrayInputStream(canvas.jpeg(80)));
            assertThat(jpeg.getWidth()).isEqualTo(100);
        }
    }

    private static void assertRefused(Reason reason, byte[] file) {
        assertThatThrownBy(() -> MEDIA.readPicture(file))
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static TensorFormat format(int width, int height, ChannelOrder order, boolean interleaved, Fit fit) {
        List<Double> factors = List.of(1 / 255.0, 1 / 255.0, 1 / 255.0);
        List<Double> offsets = List.of(0.0, 0.0, 0.0);
        return new TensorFormat(
                width,
                height,
                order,
                interleaved,
                false,
                fit,
                Interpolation.AREA,
                List.of(114.0, 114.0, 114.0),
                factors,
                offsets);
    }

    private static ByteBuffer tensor(TensorFormat format) {
        return ByteBuffer.allocateDirect(format.sizeBytes()).order(ByteOrder.nativeOrder());
    }

    /** Scales the picture and closes it. */
    private static FloatBuffer scaled(TensorFormat format, Picture picture) {
        ByteBuffer memory = tensor(format);
        try (picture;
                PictureScaler scaler = MEDIA.newScaler(format)) {
            scaler.scale(picture, PictureRegion.whole(picture), memory);
        }
        return memory.asFloatBuffer();
    }

    /** Left half red, right half blue. */
    private static Picture picture(int width, int height) throws IOException {
        BufferedImage image = plain(width, height, RED);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(BLUE));
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        return MEDIA.readPicture(png(image));
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
