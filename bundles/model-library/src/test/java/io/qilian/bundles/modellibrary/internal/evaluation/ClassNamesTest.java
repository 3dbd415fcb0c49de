package io.qilian.bundles.modellibrary.internal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.modellibrary.api.DatasetRequest;
import io.qilian.bundles.modellibrary.api.EvaluationRequest;
import io.qilian.bundles.modellibrary.api.EvaluationRequest.Merged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The classes of a dataset, and which of them a model has. */
class ClassNamesTest {

    private static final List<String> LABELS = List.of("person", "car", "bus", "truck", "dog");

    @TempDir
    private Path folder;

    @Test
    void takesNamesBetweenCommas() {
        assertThat(names("person, bicycle,car")).containsExactly("person", "bicycle", "car");
    }

    @Test
    void readsTheUsualFileWhenNothingIsSaid() throws IOException {
        Files.writeString(folder.resolve("classes.txt"), "person\ncar\n\n");
        assertThat(names(null)).containsExactly("person", "car");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "path: .\nnames:\n  0: person\n  1: traffic light\nnc: 2\n",
                "train: [images/train, {names: wrong}]\nnames: [person, traffic light]\n",
                "download: {names: {0: wrong}}\nnames:\n- person\n- 'traffic light'\n"
            })
    void readsBothFormsOfYaml(String yaml) throws IOException {
        Files.writeString(folder.resolve("data.yaml"), yaml);
        assertThat(names(null)).containsExactly("person", "traffic light");
        Files.move(folder.resolve("data.yaml"), folder.resolve("other.yml"));
        assertThat(names("other.yml")).containsExactly("person", "traffic light");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nc: 2\n", "names: person\n", "names: {1: person, 0: car}\n", "names: [[a], b]\n", "a: [\n", ""})
    void refusesYamlThatDoesNotSay(String yaml) throws IOException {
        Files.writeString(folder.resolve("data.yaml"), yaml);
        assertThatThrownBy(() -> names(null)).hasMessageContaining("data.yaml").hasMessageContaining("dataset.names");
    }

    @Test
    void refusesNamesThatAreMissingEmptyOrGivenTwice() {
        assertThatThrownBy(() -> names(null)).hasMessageContaining("Nothing says what the classes are called");
        assertThatThrownBy(() -> names("person,,car")).hasMessageContaining("empty ones");
        assertThatThrownBy(() -> names("car,car")).hasMessageContaining("Two classes have the same name");
    }

    @Test
    void evaluatesWhatBothHaveByNameWhateverItsCase() {
        ClassMap map = new ClassMap(List.of("Car", "tram", "Person"), LABELS, request(List.of(), List.of()), "m");
        assertThat(map.evaluated()).containsExactly("car", "person");
        assertThat(map.leftOut()).containsExactly("tram");
        assertThat(map.ofNumber(0)).hasValue("car");
        assertThat(map.ofNumber(1)).isEmpty();
        assertThat(map.ofName("dog")).isEmpty();
    }

    @Test
    void countsMergedClassesOfBothAsOne() {
        ClassMap map = new ClassMap(
                List.of("person", "car", "bus", "vehicle"),
                LABELS,
                request(List.of("vehicle"), List.of(new Merged("vehicle", List.of("car", "bus", "truck")))),
                "m");
        assertThat(map.evaluated()).containsExactly("vehicle");
        assertThat(List.of(1, 2, 3))
                .allSatisfy(number -> assertThat(map.ofNumber(number)).hasValue("vehicle"));
        assertThat(map.ofName("truck")).hasValue("vehicle");
        assertThat(map.leftOut()).containsExactly("person");
    }

    @Test
    void refusesClassesThatNobodyHas() {
        List<String> names = List.of("person", "tram");
        assertThatThrownBy(() -> new ClassMap(names, LABELS, request(List.of("trams"), List.of()), "m"))
                .hasMessageContaining("--classes")
                .hasMessageContaining("actual: trams");
        assertThatThrownBy(() -> new ClassMap(
                        names, LABELS, request(List.of(), List.of(new Merged("any", List.of("tram", "lorry")))), "m"))
                .hasMessageContaining("--merge")
                .hasMessageContaining("actual: lorry");
        assertThatThrownBy(() -> new ClassMap(List.of("tram"), LABELS, request(List.of(), List.of()), "m:1.0.0"))
                .hasMessageContaining("No class of the dataset is called as one of the model's")
                .hasMessageContaining("expected: person, car")
                .hasMessageContaining("actual: tram");
    }

    private List<String> names(String stated) {
        return ClassNames.of(dataset(stated));
    }

    private DatasetRequest dataset(String stated) {
        return new DatasetRequest(folder, "images", "labels", Optional.ofNullable(stated), "*", 100);
    }

    private EvaluationRequest request(List<String> classes, List<Merged> merged) {
        return new EvaluationRequest(dataset(null), classes, merged, 0.5, 0.01);
    }
}
