package io.qilian.assembly.democlip.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderTrainingPicturesTest {

    @TempDir
    Path folder;

    @Test
    void writesPicturesWithTheirLabels() throws IOException {
        RenderTrainingPictures.render(folder, 0, 2);

        for (int number = 0; number < 2; number++) {
            assertThat(ImageIO.read(image(folder, number).toFile()).getWidth()).isBetween(300, 640);
            for (String label : Files.readAllLines(folder.resolve("labels/road_00000" + number + ".txt"))) {
                assertThat(label).matches("(-1|[0-5])( [01]\\.\\d{6}){4}");
                assertThat(Arrays.stream(label.split(" ", -1)).skip(1).mapToDouble(Double::parseDouble))
                        .allMatch(share -> share >= 0 && share <= 1);
            }
        }
    }

    @Test
    void givesAPictureOfItsNumberWhereverARunBegins() throws IOException {
        Path all = folder.resolve("all");
        Path late = folder.resolve("late");

        RenderTrainingPictures.render(all, 3, 2);
        RenderTrainingPictures.render(late, 4, 1);

        assertThat(image(late, 4)).hasSameBinaryContentAs(image(all, 4));
    }

    private static Path image(Path folder, int number) {
        return folder.resolve("images/road_00000" + number + ".jpg");
    }
}
