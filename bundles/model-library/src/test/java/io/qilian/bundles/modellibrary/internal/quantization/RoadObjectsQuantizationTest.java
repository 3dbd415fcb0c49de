package io.qilian.bundles.modellibrary.internal.quantization;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.modellibrary.api.AliasMove.Change;
import io.qilian.bundles.modellibrary.api.QuantizationReport;
import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.library.OpenGate;
import io.qilian.bundles.modellibrary.internal.registry.Registries;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.testkit.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project's own detector, quantized with pictures that it was trained on. */
class RoadObjectsQuantizationTest {

    private static final Path SHIPPED =
            Path.of(System.getProperty("qilian.root", "../.."), "models", "road-objects", "1.0.0");

    @TempDir
    private Path home;

    @Test
    void findsTheSameOnBytesInAQuarterOfTheSize() throws IOException {
        Path pictures = pictures();
        copy(SHIPPED, home.resolve("models/road-objects/1.0.0"));
        try (Registries all = new Registries(home, new OpenGate())) {
            QuantizationReport report = new CalibratedQuantization(
                            all.library, all.registry, Models.RUNTIME, Models.MEDIA, home.resolve("work"))
                    .quantize(ModelReference.parse("road-objects"), pictures, new Change("wang", ""));

            assertThat(report.agreement()).isGreaterThanOrEqualTo(0.95);
            assertThat(report.layers()).isEqualTo(32);
            assertThat(report.inFloat()).isEmpty();
            assertThat(report.bytes()).isLessThan(report.baseBytes() / 3);
            assertThat(all.registry.verify(ModelReference.parse("road-objects:1.1.0")))
                    .isEmpty();
            assertThat(all.library
                            .model(ModelReference.parse("road-objects"))
                            .summary()
                            .version())
                    .isEqualTo("1.0.0");
        }
    }

    /** Some of each of the sets that the model was trained on. */
    private Path pictures() throws IOException {
        Path folder = Files.createDirectories(home.resolve("pictures"));
        for (String set : List.of("highway", "road-atl", "cctv-manaus", "street-openimages")) {
            for (int number = 0; number < 160; number += 10) {
                String name = "%s_%04d.jpg".formatted(set, number);
                Path file = RealData.require("labelled/road-objects/images").resolve(name);
                if (Files.exists(file)) {
                    Files.copy(file, folder.resolve(name));
                }
            }
        }
        return folder;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
