package io.qilian.bundles.modellibrary.internal.evaluation;

import io.qilian.bundles.modellibrary.api.DatasetRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What the classes of a dataset are called, in the order of their numbers. */
final class ClassNames {

    private static final int MOST_CLASSES = 10_000;
    private static final int LONGEST = 255;
    private static final long MOST_BYTES = 1 << 20;
    private static final List<String> USUAL_FILES = List.of("classes.txt", "data.yaml", "dataset.yaml", "config.yaml");

    private ClassNames() {}

    static List<String> of(DatasetRequest dataset) {
        Optional<String> stated = dataset.names();
        Path file = stated.map(dataset.folder()::resolve).orElseGet(() -> usualFile(dataset.folder()));
        List<String> names;
        if (stated.isPresent() && !Files.isRegularFile(file)) {
            names = Stream.of(stated.get().split(",", -1)).map(String::strip).toList();
        } else {
            names = read(file);
        }
        if (names.isEmpty() || names.size() > MOST_CLASSES || names.contains("")) {
            throw DatasetProblems.names(
                    stated.orElse(file.toString()), "There are no names, empty ones, or more than " + MOST_CLASSES);
        }
        if (names.stream().anyMatch(name -> name.length() > LONGEST)) {
            throw DatasetProblems.names(
                    stated.orElse(file.toString()), "A name has more than " + LONGEST + " characters");
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw DatasetProblems.names(stated.orElse(file.toString()), "Two classes have the same name: " + names);
        }
        return names;
    }

    private static Path usualFile(Path folder) {
        return USUAL_FILES.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> DatasetProblems.names(
                        folder.toString(),
                        "Nothing says what the classes are called: there is none of " + USUAL_FILES));
    }

    private static List<String> read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw DatasetProblems.tooLarge(
                        "The file of names is too large", file, "at most " + MOST_BYTES + " bytes", "more");
            }
            String text = Files.readString(file);
            return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.ya?ml")
                    ? fromYaml(text, file)
                    : text.lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .toList();
        } catch (IOException e) {
            throw DatasetProblems.unreadable(file, e);
        }
    }

    private static List<String> fromYaml(String text, Path file) {
        try {
            return new NamesOfYaml(new Parse(LoadSettings.builder().build())
                            .parseString(text)
                            .iterator())
                    .read()
                    .orElseThrow(() -> DatasetProblems.names(
                            file.toString(), "The key names is missing, or is neither a list nor numbered from 0"));
        } catch (YamlEngineException e) {
            throw DatasetProblems.names(file.toString(), "The file is not valid YAML: " + e.getMessage());
        }
    }
}
