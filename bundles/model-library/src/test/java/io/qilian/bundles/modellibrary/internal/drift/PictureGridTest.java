package io.qilian.bundles.modellibrary.internal.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.modellibrary.api.DriftQuantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureGridTest {

    private final PictureGrid grid = new PictureGrid();

    @Test
    void aPlainPictureHasOneBrightnessNoEdgesNoEntropyAndNoHue() {
        Histograms seen = read(PaintedPicture.yuv(640, 352, (x, y) -> 100, 128, 128));
        assertThat(seen.of(DriftQuantity.BRIGHTNESS)[100 / 8]).isEqualTo(PictureGrid.SAMPLES);
        assertThat(seen.of(DriftQuantity.SHARPNESS)[0]).isEqualTo(PictureGrid.SAMPLES);
        assertThat(seen.of(DriftQuantity.ENTROPY)[0]).isEqualTo(1);
        assertThat(seen.of(DriftQuantity.COLOUR)[Histograms.GREY]).isEqualTo(PictureGrid.SAMPLES);
        assertThat(seen.pictures()).isEqualTo(1);
    }

    /** A board of single pixels 0 and 200: the Laplacian is 4 * 200 everywhere, and log2 (801) is 9.6. */
    @Test
    void aBoardOfPixelsIsAllEdgesAndOneBit() {
        Histograms seen = read(PaintedPicture.grey(641, 353, (x, y) -> (x + y) % 2 * 200));
        assertThat(seen.of(DriftQuantity.SHARPNESS)[19]).isEqualTo(PictureGrid.SAMPLES);
        double dark = seen.of(DriftQuantity.BRIGHTNESS)[0];
        double light = seen.of(DriftQuantity.BRIGHTNESS)[25];
        assertThat(dark + light).isEqualTo(PictureGrid.SAMPLES);
        assertThat(QuantityValue.of(DriftQuantity.ENTROPY, seen, seen)).isCloseTo(1, within(0.15));
    }

    /** All 32 luminances equally often are log2 (32) = 5 bits. */
    @Test
    void aRampHasAllTheEntropyThereIs() {
        Histograms seen = read(PaintedPicture.grey(256 + 2, 64, (x, y) -> Math.max(0, Math.min(255, x - 1))));
        assertThat(seen.of(DriftQuantity.BRIGHTNESS)).containsOnly(PictureGrid.SAMPLES / 32.0);
        assertThat(seen.of(DriftQuantity.ENTROPY)[39]).isEqualTo(1);
    }

    /** A hue is the angle of (U - 128, V - 128) in twelfths of a turn. */
    @ParameterizedTest
    @CsvSource({"200, 128, 0", "124, 200, 3", "100, 120, 6", "126, 60, 8", "200, 127, 11"})
    void aHueIsTheAngleOfTheTwoChrominances(int u, int v, int bin) {
        Histograms seen = read(PaintedPicture.yuv(64, 48, (x, y) -> 90, u, v));
        assertThat(seen.of(DriftQuantity.COLOUR)[bin]).isEqualTo(PictureGrid.SAMPLES);
    }

    @Test
    void interleavedColoursGiveWhatPlanesGive() {
        Histograms seen = read(PaintedPicture.bgr(64, 48, 0, 0, 255));
        double[] hues = seen.of(DriftQuantity.COLOUR);
        // Y 76, U 85, V 255.
        assertThat(seen.of(DriftQuantity.BRIGHTNESS)[76 / 8]).isEqualTo(PictureGrid.SAMPLES);
        assertThat(hues[3]).isEqualTo(PictureGrid.SAMPLES);
        assertThat(seen.of(DriftQuantity.SHARPNESS)[0]).isEqualTo(PictureGrid.SAMPLES);
    }

    @Test
    void leavesPicturesAloneThatShowNoPlanesOrAreTooSmall() {
        Histograms seen = new Histograms();
        assertThat(grid.read(PaintedPicture.hidden(640, 352), seen)).isFalse();
        assertThat(grid.read(PaintedPicture.grey(2, 352, (x, y) -> 9), seen)).isFalse();
        assertThat(seen.pictures()).isZero();
        assertThat(grid.read(PaintedPicture.grey(3, 3, (x, y) -> 9), seen)).isTrue();
        assertThat(grid.read(PaintedPicture.yuv(5, 3, (x, y) -> 9, 1, 1), seen)).isTrue();
    }

    private Histograms read(Picture picture) {
        Histograms seen = new Histograms();
        assertThat(grid.read(picture, seen)).isTrue();
        return seen;
    }
}
