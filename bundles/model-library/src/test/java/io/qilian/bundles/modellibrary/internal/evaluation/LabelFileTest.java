package io.qilian.bundles.modellibrary.internal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.kernel.api.geometry.Box;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelFileTest {

    @Test
    void readsBoxesAsSharesOfThePicture() {
        List<LabelledBox> boxes = read("0 0.5 0.25 0.5 0.5\n\n-1  0.1\t0.1 0.2 0.2\n");
        assertThat(boxes).extracting(LabelledBox::label).containsExactly(0, LabelledBox.IGNORE);
        assertThat(boxes.get(0).in(200, 100)).isEqualTo(new Box(50, 0, 150, 50));
    }

    @Test
    void readsAnEmptyFileAsAPictureThatShowsNothing() {
        assertThat(read("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "2 0.5 0.5 0.5 0.5     | class 0 to 1, or -1",
                "-2 0.5 0.5 0.5 0.5    | class 0 to 1, or -1",
                "car 0.5 0.5 0.5 0.5   | class 0 to 1, or -1",
                "99999999999 0 0 1 1   | class 0 to 1, or -1",
                "0 0.5 0.5 0.5         | class centreX centreY width height",
                "0 0.5 0.5 0.5 0.5 0.9 | class centreX centreY width height",
                "0 x 0.5 0.5 0.5       | centre x as a number",
                "0 NaN 0.5 0.5 0.5     | centre x from 0 to 1",
                "0 0.5 1.01 0.5 0.5    | centre y from 0 to 1",
                "0 0.5 0.5 0 0.5       | width above 0, at most 1",
                "0 0.5 0.5 0.5 416     | height above 0, at most 1"
            })
    void refusesALineThatIsNoLabelByFileAndLine(String line, String expected) {
        assertThatThrownBy(() -> read("1 0.5 0.5 0.5 0.5\n" + line))
                .hasMessageContaining("gate.txt:2")
                .hasMessageContaining("expected: " + expected)
                .hasMessageContaining("dataset.label");
    }

    @Test
    void refusesMoreThanFitsIntoAPicture() {
        assertThatThrownBy(() -> read("0 0.5 0.5 0.5 0.5\n".repeat(LabelFile.MOST_BOXES + 1)))
                .hasMessageContaining("at most 5000")
                .hasMessageContaining("actual: 5001 boxes");
        assertThatThrownBy(() -> read("\n".repeat(LabelFile.MOST_BYTES + 1)))
                .hasMessageContaining("at most 1048576 bytes");
    }

    private static List<LabelledBox> read(String text) {
        return new LabelFile(Path.of("labels", "gate.txt"), 2).read(text.getBytes(StandardCharsets.UTF_8));
    }
}
