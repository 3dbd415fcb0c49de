package io.qilian.bundles.modellibrary.internal.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model that the repository ships, loaded as an installation does: card, digest, header, golden samples. */
class ShippedModelsTest {

    private static final Path MODELS = Path.of(System.getProperty("qilian.root", "../.."), "models");
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");

    static List<Path> versions() throws IOException {
        try (Stream<Path> names = Files.list(MODELS)) {
            return names.filter(Files::isDirectory)
                    .flatMap(ShippedModelsTest::children)
                    .filter(folder ->
                            VERSION.matcher(folder.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> children(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void findsThem() throws Exception {
        assertThat(versions())
                .contains(
                        MODELS.resolve("parking-bay").resolve("1.0.0"),
                        MODELS.resolve("road-objects").resolve("1.0.0"));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void answersItsGoldenSamplesAsRecorded(Path folder) {
        ModelFolder content = ModelFolder.read(folder);
        assertThat(content.card().golden()).as("golden samples of %s", folder).isPresent();
        LoadedVersion.load(content, Models.RUNTIME, Models.MEDIA, 1).retire();
    }
}
