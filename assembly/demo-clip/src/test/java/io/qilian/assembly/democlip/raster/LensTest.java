package io.qilian.assembly.democlip.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LensTest {

    private static final int WIDTH = 64;
    private static final int HEIGHT = 48;

    private final Samples samples = new Samples(WIDTH, HEIGHT);

    @Test
    void keepsAnEvenColourInTheMiddleAndDarkensTheCorners() {
        Arrays.fill(samples.colours(), 0x6478A0);

        int[] picture = developed(new Lens(WIDTH, HEIGHT, 0), 0);

        // The brightness drifts by up to two codes.
        int middle = picture[HEIGHT / 2 * WIDTH + WIDTH / 2];
        assertThat(middle >> 16).isBetween(0x62, 0x66);
        assertThat((middle >> 8) & 255).isBetween(0x76, 0x7A);
        assertThat(middle & 255).isBetween(0x9E, 0xA2);
        assertThat(picture[0] & 255).isBetween(0x80, 0x90);
    }

    @Test
    void mixesTheSamplesOfAPixel() {
        for (int sample = 0; sample < samples.colours().length; sample++) {
            samples.colours()[sample] = sample % 2 == 0 ? 0xFFFFFF : 0;
        }

        int middle = developed(new Lens(WIDTH, HEIGHT, 0), 0)[HEIGHT / 2 * WIDTH + WIDTH / 2];

        assertThat(middle & 255).isBetween(0x7E, 0x82);
    }

    @Test
    void givesTheSameFrameTheSameNoiseAndOthersAnother() {
        Arrays.fill(samples.colours(), 0x808080);
        Lens lens = new Lens(WIDTH, HEIGHT, 3);

        assertThat(developed(lens, 5)).isEqualTo(developed(new Lens(WIDTH, HEIGHT, 3), 5));
        assertThat(developed(lens, 5)).isNotEqualTo(developed(lens, 6));
    }

    private int[] developed(Lens lens, long frame) {
        int[] picture = new int[WIDTH * HEIGHT];
        lens.develop(samples, frame, picture);
        return picture;
    }
}
