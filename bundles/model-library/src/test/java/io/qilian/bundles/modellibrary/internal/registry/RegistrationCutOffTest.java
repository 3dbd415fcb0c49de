package io.qilian.bundles.modellibrary.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.modellibrary.api.AliasMove.Change;
import io.qilian.bundles.modellibrary.api.RegistrationRequest;
import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.library.OpenGate;
import io.qilian.bundles.modellibrary.internal.library.OpenModel;
import io.qilian.bundles.modellibrary.internal.registry.CutOff.Step;
import io.qilian.kernel.api.model.ModelReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the power cut hits, a version is wholly there afterwards, or not at all, and nothing is left over. */
class RegistrationCutOffTest {

    private static final ModelReference SPOTS = ModelReference.parse("spots:1.0.0");
    private static final Change WANG = new Change("wang", "again");

    @TempDir
    private Path home;

    @TempDir
    private Path work;

    private Path source;

    @BeforeEach
    void put() {
        source = Models.putSpots(work, "1.0.0", "spots-1");
    }

    @Test
    void inTheTrialOfTheModel() throws Exception {
        cutOff(Step.IN_TRIAL);
        assertAbsentAndRegistrable();
    }

    @Test
    void whenTheFilesAreInPlaceAndTheRowIsNot() throws Exception {
        cutOff(Step.BEFORE_ROW);
        assertThat(JournalledRegistryTest.names(home.resolve("model-store"))).hasSizeGreaterThan(1);
        assertAbsentAndRegistrable();
    }

    @Test
    void whenTheRowIsWritten() throws Exception {
        cutOff(Step.AFTER_ROW);
        try (Registries all = new Registries(home, new OpenGate())) {
            assertWhole(all);
        }
    }

    @Test
    void whenARemovalIsWritten() throws Exception {
        try (Registries all = new Registries(home, new OpenGate())) {
            all.registry.register(RegistrationRequest.of(source.toString()), WANG);
            Path next = Models.putSpots(work, "1.1.0", "spots-2");
            all.registry.register(RegistrationRequest.of(next.toString()), WANG);
        }
        cutOff(Step.AFTER_REMOVAL);
        try (Registries all = new Registries(home, new OpenGate())) {
            assertThat(all.library.has("spots", "1.1.0")).isFalse();
            assertThat(all.library.has("spots", "1.0.0")).isTrue();
            assertThat(JournalledRegistryTest.names(all.store)).hasSize(1);
        }
    }

    @Test
    void whenTheDatabaseIsLostTheModelsAreNot() throws Exception {
        try (Registries all = new Registries(home, new OpenGate())) {
            all.registry.register(RegistrationRequest.of(source.toString()), WANG);
        }
        Files.delete(home.resolve("database.mv.db"));
        try (Registries all = new Registries(home, new OpenGate())) {
            assertThat(all.library.models()).isEmpty();
            Path left = all.store
                    .resolve(JournalledRegistryTest.names(all.store).get(0))
                    .resolve("spots/1.0.0");
            all.registry.register(RegistrationRequest.of(left.toString()), WANG);
            assertWhole(all);
        }
    }

    private void assertAbsentAndRegistrable() throws IOException {
        try (Registries all = new Registries(home, new OpenGate())) {
            assertThat(all.library.models()).isEmpty();
            assertThat(JournalledRegistryTest.names(all.store)).isEmpty();
            all.registry.register(RegistrationRequest.of(source.toString()), WANG);
            assertWhole(all);
        }
    }

    private static void assertWhole(Registries all) throws IOException {
        assertThat(all.registry.verify(SPOTS)).isEmpty();
        assertThat(JournalledRegistryTest.names(all.store))
                .containsExactly(all.registry.registration(SPOTS).orElseThrow().content());
        try (OpenModel model = all.library.open(SPOTS)) {
            assertThat(model.current().version().version()).isEqualTo("1.0.0");
        }
    }

    private void cutOff(Step step) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CutOff.class.getName(),
                        home.toString(),
                        source.toString(),
                        step.name())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("cut-off.log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as("see %s", work.resolve("cut-off.log"))
                .isEqualTo(9);
    }
}
