package io.qilian.bundles.modellibrary.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.qilian.bundles.modellibrary.api.AliasMove.Change;
import io.qilian.bundles.modellibrary.api.ModelState;
import io.qilian.bundles.modellibrary.api.ModelSummary;
import io.qilian.bundles.modellibrary.api.Registration;
import io.qilian.bundles.modellibrary.api.RegistrationRequest;
import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.library.OpenGate;
import io.qilian.bundles.modellibrary.internal.library.OpenModel;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalledRegistryTest {

    private static final Change LI = new Change("li", "first try");
    private static final ModelReference SPOTS = ModelReference.parse("spots:1.0.0");

    @TempDir
    private Path home;

    @TempDir
    private Path work;

    private Registries all;

    @BeforeEach
    void start() {
        all = new Registries(home, new OpenGate());
    }

    @AfterEach
    void stop() {
        all.close();
    }

    @Test
    void keepsAFolderWholeAndUsesIt() {
        Registration registration = register(spots("1.0.0", "spots-1"));

        assertThat(registration.change()).isEqualTo(LI);
        assertThat(all.registry.registration(SPOTS)).contains(registration);
        try (OpenModel model = all.library.open(ModelReference.parse("spots"))) {
            assertThat(model.current().version().version()).isEqualTo("1.0.0");
            assertThat(model.current().folder().path())
                    .isEqualTo(all.store.resolve(registration.content()).resolve("spots/1.0.0"));
        }
    }

    @Test
    void survivesARestart() {
        Registration registration = register(spots("1.0.0", "spots-1"));
        all.close();
        start();
        assertThat(all.registry.registration(SPOTS)).contains(registration);
        assertThat(all.registry.verify(SPOTS)).isEmpty();
    }

    @Test
    void theDigestOfTheWholeIsThatOfModelSigning() throws IOException {
        Path folder = spots("1.0.0", "spots-1");
        byte[] digests = Stream.of("README.md", "labels.txt", "model.onnx")
                .map(name -> HexFormat.of().parseHex(Models.digest(bytes(folder.resolve(name)))))
                .reduce(new byte[0], JournalledRegistryTest::join);
        assertThat(register(folder).content()).isEqualTo(Models.digest(digests));
    }

    @Test
    void draftsTheCardOfASingleFileAndCountsVersionsOn() {
        Path file = Path.of("src/test/resources/named.onnx").toAbsolutePath();
        assertThat(register(file)).returns("named", Registration::model).returns("1.0.0", Registration::version);
        assertThat(register(file)).returns("1.1.0", Registration::version);
        assertThat(all.library.model(ModelReference.parse("named")).labels()).containsExactly("car", "driver's cab");
        assertThat(all.registry.draft(RegistrationRequest.of(file.toString()))).contains("version: 1.2.0");
    }

    @Test
    void takesAFileWithItsCardAndWhatTheCardNames() {
        Path folder = spots("1.0.0", "spots-1");
        RegistrationRequest request = new RegistrationRequest(
                folder.resolve("model.onnx").toString(),
                Optional.of(folder.resolve("README.md")),
                Optional.of(Models.digest(bytes(folder.resolve("model.onnx")))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        all.registry.register(request, LI);
        assertThat(all.library.model(SPOTS).labels()).containsExactly("red", "blue");
    }

    @Test
    void refusesASecondCard() {
        Path folder = spots("1.0.0", "spots-1");
        RegistrationRequest request = new RegistrationRequest(
                folder.toString(),
                Optional.of(folder.resolve("README.md")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThatThrownBy(() -> all.registry.register(request, LI)).hasMessageContaining("a card of its own");
        assertNothingIsLeft();
    }

    @Test
    void tellsOfTheSourceAndNotOfItsCopy() throws IOException {
        Path folder = spots("1.0.0", "spots-1");
        Files.writeString(folder.resolve("labels.txt"), "red\nblue\ngreen\n");
        assertThatThrownBy(() -> register(folder))
                .hasMessageContaining("where: " + folder + "/README.md")
                .hasMessageNotContaining(".incoming-");
    }

    @Test
    void refusesAnotherFileThanTheDigestSays() {
        Path folder = spots("1.0.0", "spots-1");
        RegistrationRequest request = new RegistrationRequest(
                folder.toString(),
                Optional.empty(),
                Optional.of("0".repeat(64)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertRefused(() -> all.registry.register(request, LI), "model.digest");
        assertNothingIsLeft();
    }

    @Test
    void aVersionIsNeverReplaced() throws IOException {
        Path folder = spots("1.0.0", "spots-1");
        register(folder);
        assertThatThrownBy(() -> register(folder)).hasMessageContaining("registered already, with the same files");
        Files.writeString(folder.resolve("labels.txt"), "rot\nblau\n");
        assertThatThrownBy(() -> register(folder)).hasMessageContaining("under the next number");
        assertThat(all.library.model(SPOTS).labels()).containsExactly("red", "blue");
    }

    @Test
    void aVersionThatWasDroppedIsNotReplacedEither() {
        Models.putSpots(home.resolve("models"), "1.0.0", "spots-1");
        all.library.rescan();
        assertRefused(() -> register(spots("1.0.0", "spots-2")), "model.version-exists");
        assertThat(all.registry.registration(SPOTS)).isEmpty();
        assertRefused(() -> all.registry.remove(SPOTS, LI), "model.not-registered");
        assertRefused(() -> all.registry.verify(SPOTS), "model.not-registered");
    }

    @Test
    void whatIsRefusedLeavesNothing() throws IOException {
        Path broken = spots("1.0.0", "spots-1");
        Files.writeString(broken.resolve("labels.txt"), "red\nblue\ngreen\n");
        assertRefused(() -> register(broken), "model.output");
        Files.writeString(broken.resolve("model.onnx"), "no model");
        assertRefused(() -> register(broken), "model.digest");
        Files.delete(broken.resolve("README.md"));
        assertRefused(() -> register(broken), "model.damaged");
        assertRefused(() -> register(work.resolve("nothing.onnx")), "model.source");
        Files.createSymbolicLink(broken.resolve("link"), home);
        assertRefused(() -> register(broken), "model.file-kind");
        assertNothingIsLeft();
    }

    @Test
    void aChangedFileIsFoundAndTheVersionRefused() throws IOException {
        Registration registration = register(spots("1.0.0", "spots-1"));
        Path labels = all.store.resolve(registration.content()).resolve("spots/1.0.0/labels.txt");
        Files.writeString(labels, "blue\nred\n\n".strip());
        Files.writeString(labels.resolveSibling("more.txt"), "");

        assertThat(all.registry.verify(SPOTS))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).startsWith("labels.txt has changed"))
                .anySatisfy(line -> assertThat(line).startsWith("more.txt was not there"));
        assertThat(all.library.models())
                .extracting(
                        ModelSummary::state,
                        summary -> summary.problem().orElseThrow().code())
                .containsExactly(tuple(ModelState.REFUSED, "model.changed"));
        assertRefused(() -> all.library.open(SPOTS).close(), "model.changed");
    }

    @Test
    void aVersionThatComesIsNotUsedBeforeItIsPromoted() {
        register(spots("1.0.0", "spots-1"));
        try (OpenModel model = all.library.open(ModelReference.parse("spots"))) {
            register(spots("1.1.0", "spots-2"));
            assertThat(model.current().version().version()).isEqualTo("1.0.0");
            all.aliases.promote(ModelReference.parse("spots:1.1.0"), "prod", LI);
            assertThat(model.current().version().version()).isEqualTo("1.1.0");
        }
        assertThat(all.aliases.history(SPOTS))
                .extracting(move -> move.change().reason())
                .containsExactly("first try", "before 1.1.0 was registered");
    }

    @Test
    void removesWhatNobodyNeedsAndNeverGivesItsNumberAgain() {
        register(spots("1.0.0", "spots-1"));
        register(spots("1.1.0", "spots-2"));
        assertRefused(() -> all.registry.remove(SPOTS, LI), "model.in-use");
        ModelReference higher = ModelReference.parse("spots:1.1.0");
        try (OpenModel used = all.library.open(higher)) {
            assertThatThrownBy(() -> all.registry.remove(used.reference(), LI)).hasMessageContaining("users 1");
        }

        all.registry.remove(higher, LI);

        assertThat(all.library.models()).extracting(ModelSummary::version).containsExactly("1.0.0");
        assertThat(names(all.store)).hasSize(1);
        assertRefused(() -> register(spots("1.1.0", "spots-2")), "model.version-exists");
        assertRefused(() -> all.registry.remove(ModelReference.parse("spots"), LI), "model.version-needed");
    }

    @Test
    void removesTheOnlyVersionOfAModelWhosePromotionNobodyAskedFor() {
        register(spots("1.0.0", "spots-1"));
        all.registry.remove(SPOTS, LI);
        assertNothingIsLeft();
    }

    @Test
    void anArchiveCarriesAVersionToAnotherSite(@TempDir Path otherHome) throws IOException {
        Registration here = register(spots("1.0.0", "spots-1"));
        Path first = work.resolve("spots.zip");
        Path second = work.resolve("again.zip");
        all.registry.export(SPOTS, first);
        all.registry.export(SPOTS, second);
        assertThat(first).hasSameBinaryContentAs(second);
        assertRefused(() -> all.registry.export(SPOTS, first), "model.archive");

        try (Registries other = new Registries(otherHome, new OpenGate())) {
            Registration there = other.registry.register(RegistrationRequest.of(first.toString()), LI);
            assertThat(there.content()).isEqualTo(here.content());
        }
    }

    private Path spots(String version, String model) {
        return Models.putSpots(work, version, model);
    }

    private Registration register(Path source) {
        return all.registry.register(RegistrationRequest.of(source.toString()), LI);
    }

    private void assertNothingIsLeft() {
        assertThat(all.store).isEmptyDirectory();
        assertThat(all.library.models()).isEmpty();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(
                        refusal.problem().code())
                .isEqualTo(code));
    }

    static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
