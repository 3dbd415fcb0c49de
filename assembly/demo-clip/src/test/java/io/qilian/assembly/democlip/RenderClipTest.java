package io.qilian.assembly.democlip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.assembly.democlip.truth.FrameFormat;
import io.qilian.assembly.democlip.truth.FrameTruth;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderClipTest {

    private static final RoadScript SHORT = new RoadScript(
            RoadScript.DEMO.seed(),
            new FrameFormat(160, 90, 1, 40, 2),
            RoadScript.DEMO.camera(),
            RoadScript.DEMO.road(),
            RoadScript.DEMO.light(),
            RoadScript.DEMO.traffic());

    @TempDir
    Path folder;

    @Test
    void writesTruthFilesAndHandsEveryFrameToTheSinks() throws IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();

        RenderClip.render(
                SHORT, folder, List.of(new RawFrames(raw), new PictureFiles(folder.resolve("frames"), SHORT.format())));

        assertThat(raw.size()).isEqualTo(40 * 160 * 90 * 3);
        assertThat(folder.resolve("road.json"))
                .content()
                .contains("\"calibration\"", "\"northbound\"", "\"southbound\"");
        assertThat(lines("crossings.csv").get(0)).isEqualTo("id,class,line,second,speed_kmh");
        assertThat(lines("crossings.csv"))
                .hasSize(new RoadClip(SHORT).truth().crossings().size() + 1);
        assertThat(lines("stops.csv").get(0)).startsWith("id,class,begin_second,end_second");
        assertThat(lines("objects.csv").get(1)).matches("\\d+,\\d+\\.\\d{3},\\d+,[a-z]+(,-?\\d+\\.\\d+){12}");
        try (var pictures = Files.list(folder.resolve("frames"))) {
            assertThat(pictures).hasSize(40);
        }
    }

    @Test
    void writesPicturesWithTheRightColours() throws IOException {
        RoadClip clip = new RoadClip(SHORT);
        byte[] bgr = new byte[160 * 90 * 3];
        int[] rgb = new int[160 * 90];
        FrameTruth truth = clip.render(7, bgr);
        clip.render(7, rgb);

        new PictureFiles(folder, SHORT.format()).accept(bgr, truth);

        BufferedImage picture = ImageIO.read(folder.resolve("000007.png").toFile());
        assertThat(picture.getRGB(80, 60) & 0xFFFFFF).isEqualTo(rgb[60 * 160 + 80]);
    }

    @Test
    void closesTheSinksWhenOneOfThemFails() {
        CountingSink counting = new CountingSink();
        FrameSink failing = new CountingSink() {
            @Override
            public void accept(byte[] bgr, FrameTruth truth) {
                throw new UncheckedIOException(new IOException("disk full"));
            }
        };

        assertThatThrownBy(() -> RenderClip.render(SHORT, folder, List.of(counting, failing)))
                .hasMessageContaining("disk full");

        assertThat(counting.frames).isEqualTo(1);
        assertThat(counting.closed).isTrue();
    }

    @Test
    void closesAllSinksThoughOneCannotBeClosed() {
        CountingSink counting = new CountingSink();
        FrameSink stuck = new CountingSink() {
            @Override
            public void close() throws IOException {
                throw new IOException("disk full");
            }
        };

        assertThatThrownBy(() -> RenderClip.render(SHORT, folder, List.of(stuck, counting)))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");

        assertThat(counting.closed).isTrue();
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file));
    }

    private static class CountingSink implements FrameSink {

        private int frames;
        private boolean closed;

        @Override
        public void accept(byte[] bgr, FrameTruth truth) {
            frames++;
        }

        @Override
        public void close() throws IOException {
            closed = true;
        }
    }
}
