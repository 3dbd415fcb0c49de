package io.qilian.assembly.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.kernel.testkit.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What AI engineers do with a running platform, while a scene counts. The tests follow one another. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ModelLibraryIT {

    private static final Pattern ANALYSED = Pattern.compile("\"analysed\":(\\d+)");
    private static final Pattern FAILED = Pattern.compile("\"failed\":(\\d+)");
    private static final Path HOSTILE = Path.of(System.getProperty("qilian.root"), "bundles/onnx/src/test/resources");

    private static Installation qilian;

    @BeforeAll
    static void start() throws IOException {
        qilian = Distribution.install("model-library");
        qilian.write("etc/feeds/road.yaml", "source: " + qilian.file("demo/road.mp4") + "\nloop: true\npace: clock\n");
        qilian.writeScene("gate", "road");
        putRoadObjects("1.1.0", UnaryOperator.identity());
        qilian.deployTraffic();
        qilian.start();
        awaitAnalysed(10);
    }

    @AfterAll
    static void stop() throws IOException {
        qilian.close();
    }

    @Test
    @Order(1)
    void refusesHostileModelsWhileASceneGoesOn() throws IOException {
        long process = qilian.processId();
        putTensorModel("huge", Files.readAllBytes(HOSTILE.resolve("huge.onnx")));
        byte[] whole = Files.readAllBytes(qilian.file("models/road-objects/1.0.0/model.onnx"));
        putTensorModel("cut-off", Arrays.copyOf(whole, whole.length / 2));
        putTensorModel("text", "not a model".getBytes(StandardCharsets.UTF_8));

        awaitState("cut-off", "REFUSED");
        awaitState("text", "REFUSED");
        awaitState("huge", "REFUSED");

        assertThat(qilian.console("model:list --no-format"))
                .contains("it is cut off")
                .contains("Failed to allocate memory");
        assertThat(qilian.processId()).isEqualTo(process);
        awaitAnalysed(analysed() + 25);
    }

    @Test
    @Order(2)
    void movesAnAliasUnderASceneWithoutAFailedFrameAlsoDuringATrial() throws IOException {
        putTensorModel("endless", Files.readAllBytes(HOSTILE.resolve("endless.onnx")));
        for (int move = 0; move < 5; move++) {
            assertThat(qilian.console("model:promote road-objects:1.0.0")).contains("stands for 1.0.0");
            awaitAnalysed(analysed() + 2);
            assertThat(qilian.console("model:rollback road-objects")).contains("stands for 1.1.0");
            awaitAnalysed(analysed() + 2);
        }
        assertThat(figure(FAILED)).isZero();
        awaitState("endless", "REFUSED");
        assertThat(qilian.console("model:list --no-format")).contains("road-objects\t1.1.0\tprod\tLOADED");
    }

    @Test
    @Order(3)
    void registersAModelThatHasNoCard() throws IOException {
        String registered = qilian.console("model:register --licence mit " + HOSTILE.resolve("double.onnx"));
        assertThat(registered).contains("double:1.0.0 is registered");
        assertThat(qilian.console("model:explain double")).contains("mit", "a run takes");
        assertThat(qilian.get("/v2/models/double/versions/1.0.0")).contains("\"platform\":\"onnxruntime_onnx\"");
        assertThatThrownBy(() -> qilian.console("model:register --name endless-too " + HOSTILE.resolve("huge.onnx")))
                .hasMessageContaining("Failed to allocate memory");
        assertThat(qilian.console("model:list --no-format")).doesNotContain("endless-too");
    }

    @Test
    @Order(4)
    void keepsMovesAndVersionsOverAPowerCutEvenDuringATrial() throws IOException {
        qilian.console("model:promote --reason 'before the cut' road-objects:1.0.0");
        putTensorModel("endless-again", Files.readAllBytes(HOSTILE.resolve("endless.onnx")));
        Installation.await("the trial", () -> state("endless-again").equals("UNPROVEN"));
        qilian.kill();

        qilian.start();

        assertThat(qilian.console("model:list --no-format")).contains("road-objects\t1.0.0\tprod");
        assertThat(qilian.console("model:history --no-format road-objects")).contains("before the cut");
        assertThat(qilian.console("model:verify double")).contains("is what was registered");
        awaitAnalysed(10);
        assertThat(qilian.console("model:rollback road-objects")).contains("stands for 1.1.0");
    }

    @Test
    @Order(5)
    void rollsAVersionOutStepByStepAndTakesBackWhatDoesWorse() throws IOException {
        putRoadObjects("1.2.0", card -> card.replaceFirst("(?m)^  golden: .*\n", "")
                .replaceFirst("(?m)^    scale: .*", "    scale: 1.0"));
        Installation.await("1.2.0", () -> ask("model:list --no-format").contains("1.2.0\t\tAVAILABLE"));

        qilian.console("model:rollout --shadow 60 --frames 20 --latency 100 road-objects:1.2.0");
        Installation.await("the guards", () -> rollouts().contains("ROLLED_BACK"));
        assertThat(rollouts()).contains("SHADOW: road-objects:1.2.0 finds ");

        qilian.console("model:rollout --shadow 1 --canary 1 --watch 1 --frames 20 --latency 100 road-objects:1.0.0");
        Installation.await("the change", () -> rollouts().contains("PROMOTED"));
        assertThat(qilian.console("model:history --no-format road-objects")).contains("Rollout 2, CANARY: ");
        assertThat(figure(FAILED)).isZero();
        assertThat(qilian.console("model:rollback road-objects")).contains("stands for 1.1.0");
    }

    private static String rollouts() {
        return ask("model:rollouts --no-format road-objects");
    }

    private static String ask(String command) {
        try {
            return qilian.console(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Order(6)
    void findsARegisteredFileThatWasChanged() throws IOException {
        Path card = registeredCard();
        Files.writeString(card, Files.readString(card).replace("license: mit", "license: agpl-3.0"));
        assertThatThrownBy(() -> qilian.console("model:verify double")).hasMessageContaining("README.md has changed");
        awaitState("double", "REFUSED");
        assertThat(qilian.console("model:remove double:1.0.0")).contains("Its number stays taken");
    }

    private static Path registeredCard() throws IOException {
        try (Stream<Path> files = Files.walk(qilian.file("data/model-store"))) {
            return files.filter(file -> file.endsWith("double/1.0.0/README.md"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    @Order(7)
    void saysWhatToDoAboutAVersionThatIsNotThere() {
        assertThatThrownBy(() -> qilian.console("model:promote road-objects:9.0.0"))
                .hasMessageContaining("road-objects:9.0.0")
                .hasMessageContaining("fix:");
    }

    @Test
    @Order(8)
    void letsInOnlyWhatIsSignedOnceSignaturesAreRequired() throws Exception {
        Path key = SigningKey.make(qilian, "lab");
        qilian.write("etc/io.qilian.models.cfg", "requireSignature = true\n");
        Installation.await("the rule to hold", () -> refused("road-objects"));
        Path folder = tensorModel("signed", Files.readAllBytes(HOSTILE.resolve("double.onnx")));

        assertThatThrownBy(() -> qilian.console("model:register " + folder))
                .hasMessageContaining("model.unsigned")
                .hasMessageContaining("model:sign");
        qilian.console("model:sign --key " + key + " " + folder);
        assertThat(qilian.console("model:register " + folder)).contains("signed:1.0.0 is registered");
        assertThat(qilian.console("model:info signed")).contains("lab");

        Path flipped = tensorModel("flipped", Files.readAllBytes(HOSTILE.resolve("double.onnx")));
        qilian.console("model:sign --key " + key + " " + flipped);
        Path card = flipped.resolve("README.md");
        byte[] bytes = Files.readAllBytes(card);
        bytes[bytes.length - 2] ^= 1;
        Files.write(card, bytes);
        assertThatThrownBy(() -> qilian.console("model:register " + flipped))
                .hasMessageContaining("model.signature")
                .hasMessageContaining("README.md has changed");
        drop("flipped");
        awaitState("flipped", "REFUSED");
        assertThat(qilian.console("model:list --no-format"))
                .contains("signed\t1.0.0\tprod\tAVAILABLE")
                .contains("The files of the model are not those that were signed");
    }

    /** While the library comes up anew nobody answers. */
    private static boolean refused(String model) {
        try {
            return state(model).equals("REFUSED");
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static void putRoadObjects(String version, UnaryOperator<String> change) throws IOException {
        Path from = qilian.file("models/road-objects/1.0.0");
        Path to = qilian.file("models/road-objects/" + version);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
        Path card = to.resolve("README.md");
        String text = Files.readString(card).replace("version: 1.0.0", "version: " + version);
        Files.writeString(card, change.apply(text));
    }

    private static void putTensorModel(String name, byte[] model) throws IOException {
        tensorModel(name, model);
        drop(name);
    }

    private static void drop(String name) throws IOException {
        Files.move(qilian.file("data/tmp/" + name), qilian.file("models/" + name));
    }

    /** A model's folder outside the library. */
    private static Path tensorModel(String name, byte[] model) throws IOException {
        Path folder = Files.createDirectories(qilian.file("data/tmp/" + name + "/1.0.0"));
        Files.write(folder.resolve("model.onnx"), model);
        Files.writeString(
                folder.resolve("README.md"),
                """
                ---
                license: apache-2.0
                qilian:
                  card: 1
                  name: %s
                  version: 1.0.0
                  sha256: %s
                  output: {decoder: tensor, outputs: [y]}
                ---
                # A model of this test.
                """
                        .formatted(name, digest(model)));
        return folder;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void awaitState(String model, String state) {
        Installation.await(model + " to be " + state, () -> state(model).equals(state));
    }

    private static String state(String model) {
        Matcher matcher = Pattern.compile("\"name\":\"" + model + "\"[^}]*?\"state\":\"([A-Z]+)\"")
                .matcher(qilian.get("/api/models"));
        return matcher.find() ? matcher.group(1) : "";
    }

    private static void awaitAnalysed(long number) {
        Installation.await(number + " analysed frames", () -> analysed() >= number);
    }

    private static long analysed() {
        return figure(ANALYSED);
    }

    private static long figure(Pattern pattern) {
        Matcher matcher = pattern.matcher(qilian.get("/api/lanes"));
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }
}
