package io.qilian.bundles.modellibrary.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.qilian.bundles.modellibrary.api.RegistrationRequest;
import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.kernel.api.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where models come from, hostile sources included. */
class ModelSourceTest {

    private static final Path MODEL = Path.of("src/test/resources/spots-1.onnx");

    @TempDir
    private Path stage;

    @TempDir
    private Path work;

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void fetchesByHttpWhatADigestVouchesFor() throws IOException {
        byte[] model = Files.readAllBytes(MODEL);
        server.createContext("/spots.onnx", exchange -> answer(exchange, model, model.length));

        Path folder = bring(address("/spots.onnx"), Optional.of(Models.digest(model)));

        assertThat(folder.resolve("model.onnx")).hasBinaryContent(model);
        assertThat(JournalledRegistryTest.names(folder)).containsExactly("model.onnx");
    }

    @Test
    void trustsHttpOnlyWithADigest() {
        assertRefused(address("/spots.onnx"), Optional.empty(), "model.source", "--sha256");
    }

    @Test
    void refusesOtherBytesThanTheDigestSays() {
        server.createContext("/spots.onnx", exchange -> answer(exchange, new byte[100], 100));
        assertRefused(address("/spots.onnx"), Optional.of("0".repeat(64)), "model.digest", "expected: 0000");
    }

    @Test
    void tellsWhatTheServerAnswers() {
        server.createContext("/gone.onnx", exchange -> exchange.sendResponseHeaders(410, -1));
        assertRefused(address("/gone.onnx"), Optional.of("0".repeat(64)), "model.source", "answers 410");
    }

    @Test
    void tellsThatAConnectionBrokeOff() {
        server.createContext("/cut.onnx", exchange -> answer(exchange, new byte[10], 1000));
        assertRefused(address("/cut.onnx"), Optional.of("0".repeat(64)), "model.source", "cannot be fetched");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://user:secret@example.org/m.onnx", "https:///m.onnx", "https://exa mple/m.onnx"})
    void refusesAddressesThatAreNone(String address) {
        assertRefused(address, Optional.empty(), "model.source", "not an address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../model.onnx", "/model.onnx", "a/../../model.onnx", "C:\\model.onnx", "a//b", ".hidden", "模"})
    void leavesTheFolderForNoNameInAnArchive(String name) throws IOException {
        Path archive = work.resolve("bad.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(1);
        }
        assertRefused(archive.toString(), Optional.empty(), "model.archive", "does not belong there");
        assertThat(JournalledRegistryTest.names(work)).containsExactly("bad.zip");
    }

    @Test
    void refusesAnArchiveThatIsCutOff() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("model.onnx"));
            zip.write(Files.readAllBytes(MODEL));
        }
        Path archive = work.resolve("cut.zip");
        Files.write(archive, List.of());
        Files.write(archive, Arrays.copyOf(bytes.toByteArray(), bytes.size() / 3));
        assertThatThrownBy(() -> bring(archive.toString(), Optional.empty())).isInstanceOf(ProblemException.class);
    }

    @Test
    void writesNoMoreThanItsBudget() throws IOException {
        Budget budget = new Budget(1000);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        budget.copy(new ByteArrayInputStream(new byte[600]), out, "first");
        assertThatThrownBy(() -> budget.copy(new ByteArrayInputStream(new byte[600]), out, "second"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("at most 1000 bytes");
        assertThat(out.size()).isEqualTo(600);
    }

    private Path bring(String source, Optional<String> digest) {
        return new ModelSource(
                        new RegistrationRequest(
                                source, Optional.empty(), digest, Optional.empty(), Optional.empty(), Optional.empty()),
                        stage)
                .bring();
    }

    private void assertRefused(String source, Optional<String> digest, String code, String part) {
        assertThatThrownBy(() -> bring(source, digest))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().code()).isEqualTo(code))
                .hasMessageContaining(part);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static void answer(HttpExchange exchange, byte[] body, long promised) throws IOException {
        exchange.sendResponseHeaders(200, promised);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
