package io.qilian.assembly.democlip.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderTrainingPicturesTest {

    @TempDir
    private static Path folder;

    @BeforeAll
    static void renderTwoPicturesOfOneRoad() throws IOException {
        RenderTrainingPictures.render(folder, 3, 2);
    }

    @Test
    void writesPicturesWithTheirLabels() throws IOException {
        for (int number = 3; number < 5; number++) {
            assertThat(ImageIO.read(image(folder, number).toFile()).getWidth()).isBetween(300, 640);
            for (String label : Files.readAllLines(folder.resolve("labels/road_00000" + number + ".txt"))) {
                assertThat(label).matches("(-1|[0-5])( [01]\\.\\d{6}){4}");
                assertThat(Arrays.stream(label.split(" ", -1)).skip(1).mapToDouble(Double::parseDouble))
                        .allMatch(share -> share >= 0 && share <= 1);
            }
        }
    }

    @Test
    void givesAPictureOfItsNumberWhereverARunBegins(@TempDir Path late) throws IOException {
        RenderTrainingPictures.render(late, 4, 1);

        assertThat(image(late, 4)).hasSameBinaryContentAs(image(folder, 4));
    }

    private static Path image(Path folder, int number) {
        return folder.resolve("images/road_00000" + number + ".jpg");
    }
}
