package io.qilian.bundles.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.media.api.Cancellation;
import io.qilian.bundles.media.api.Media;
import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureGrid;
import io.qilian.bundles.media.api.PictureMask;
import io.qilian.bundles.media.api.PictureMask.Corner;
import io.qilian.bundles.media.api.VideoReader;
import io.qilian.bundles.media.api.VideoRequest;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureMaskTest {

    private static final Media MEDIA = new NativeMedia();
    private static final List<Corner> UPPER_LEFT_QUARTER =
            List.of(new Corner(0, 0), new Corner(0.5, 0), new Corner(0.5, 0.5), new Corner(0, 0.5));

    @TempDir
    private Path folder;

    @Test
    void blackensTheAreaAndLeavesTheRestAndTheOriginalAlone() {
        try (VideoReader reader = open(Clips.movingSquare(MEDIA, folder, 5).toString());
                PictureMask mask = MEDIA.newMask(List.of(UPPER_LEFT_QUARTER));
                Picture original = reader.read().orElseThrow().picture()) {
            ByteBuffer before = copy(original.plane(0));
            try (Picture masked = mask.masked(original)) {
                assertThat(luma(masked, 0, 0)).isEqualTo(16);
                assertThat(luma(masked, 80, 48)).isEqualTo(16);
                assertThat(luma(masked, 82, 10)).isEqualTo(luma(original, 82, 10));
                assertThat(luma(masked, 10, 50)).isEqualTo(luma(original, 10, 50));
                assertThat(masked.plane(1).get(0)).as("no colour").isEqualTo((byte) 128);
                assertThat(masked.plane(2).get(masked.strideBytes(2) * 20 + 8)).isEqualTo((byte) 128);
            }
            assertThat(copy(original.plane(0))).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yuv422p", "yuv420p10le", "gray"})
    void blackensPicturesOfOtherKinds(String pixels) throws Exception {
        Path file = folder.resolve("clip.mkv");
        FfmpegTool.run(
                folder,
                List.of("-f", "lavfi", "-i", "color=white:s=160x120:r=5:d=1", "-pix_fmt", pixels),
                List.of("-c:v", "ffv1", file.toString().replace(".mkv", ".avi")));
        try (VideoReader reader = open(file.toString().replace(".mkv", ".avi"));
                PictureMask mask = MEDIA.newMask(List.of(UPPER_LEFT_QUARTER));
                PictureGrid grid = MEDIA.newGrid(4, 4);
                Picture original = reader.read().orElseThrow().picture();
                Picture masked = mask.masked(original)) {
            byte[] cells = grid.measure(masked);
            assertThat(cells[0] & 0xff).isLessThan(20);
            assertThat(cells[5] & 0xff).isLessThan(20);
            assertThat(cells[2] & 0xff).isGreaterThan(200);
            assertThat(cells[15] & 0xff).isGreaterThan(200);
        }
    }

    @Test
    void usesTheMemoryOfACopyThatWasGivenBackAgain() {
        try (VideoReader reader = open(Clips.movingSquare(MEDIA, folder, 5).toString());
                PictureMask mask = MEDIA.newMask(List.of(UPPER_LEFT_QUARTER));
                Picture original = reader.read().orElseThrow().picture()) {
            Picture first = mask.masked(original);
            long address = FramePicture.frame(first).data(0).address();
            try (Picture second = mask.masked(original)) {
                assertThat(FramePicture.frame(second).data(0).address()).isNotEqualTo(address);
            }
            first.close();
            try (Picture third = mask.masked(original)) {
                assertThat(FramePicture.frame(third).data(0).address()).isEqualTo(address);
            }
        }
    }

    @Test
    void refusesAnAreaThatIsNone() {
        List<Corner> line = List.of(new Corner(0, 0), new Corner(1, 1));
        assertThatThrownBy(() -> MEDIA.newMask(List.of(line))).hasMessageContaining("three corners");
        assertThatThrownBy(() -> new Corner(1.1, 0)).hasMessageContaining("0 to 1");
        assertThatThrownBy(() -> MEDIA.newGrid(0, 1)).hasMessageContaining("columns");
    }

    private static int luma(Picture picture, int x, int y) {
        return picture.plane(0).get(y * picture.strideBytes(0) + x) & 0xff;
    }

    private static ByteBuffer copy(ByteBuffer plane) {
        ByteBuffer copy = ByteBuffer.allocate(plane.remaining()).put(plane);
        return copy.flip();
    }

    private static VideoReader open(String source) {
        return MEDIA.openVideo(VideoRequest.of(source), new Cancellation());
    }
}
