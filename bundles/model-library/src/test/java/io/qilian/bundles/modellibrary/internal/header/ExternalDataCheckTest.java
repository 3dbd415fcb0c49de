package io.qilian.bundles.modellibrary.internal.header;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.kernel.api.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalDataCheckTest {

    private static final int BYTES = 24;

    @TempDir
    private Path parent;

    private Path folder;

    @BeforeEach
    void aModelWithItsDataBeside() throws IOException {
        folder = Files.createDirectories(parent.resolve("model"));
        Files.createDirectory(folder.resolve("parts"));
        Files.write(folder.resolve("weights.bin"), new byte[BYTES]);
        Files.write(folder.resolve("parts/more.bin"), new byte[BYTES]);
        Files.write(parent.resolve("secret"), new byte[BYTES]);
    }

    @Test
    void plainFilesBelowTheFolderAreAllowed() {
        assertThatCode(() -> check(Map.of("location", "weights.bin"))).doesNotThrowAnyException();
        assertThatCode(() -> check(Map.of("location", "parts/more.bin", "offset", "8", "length", "16")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret",
                "parts/../../secret",
                "parts/../weights.bin",
                "/etc/hostname",
                "..\\secret",
                "",
                ".",
                "parts",
                "absent.bin",
                "nul\0.bin"
            })
    void whatIsNoPlainFileBelowTheFolderIsRefused(String location) {
        assertRefused(Map.of("location", location));
    }

    @Test
    void linksAreRefused() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.bin"), parent.resolve("secret"));
        Files.createSymbolicLink(folder.resolve("up"), parent);
        Files.createLink(folder.resolve("second-name.bin"), parent.resolve("secret"));

        assertRefused(Map.of("location", "link.bin"));
        assertRefused(Map.of("location", "up/secret"));
        assertRefused(Map.of("location", "second-name.bin"));
    }

    @Test
    void partsBeyondTheFileAreRefused() {
        assertRefused(Map.of("location", "weights.bin", "offset", "-1"));
        assertRefused(Map.of("location", "weights.bin", "offset", "25"));
        assertRefused(Map.of("location", "weights.bin", "offset", "8", "length", "17"));
        assertRefused(Map.of("location", "weights.bin", "length", "-1"));
        assertRefused(Map.of("location", "weights.bin", "length", "9223372036854775807", "offset", "1"));
        assertRefused(Map.of("location", "weights.bin", "length", "many"));
    }

    @Test
    void keysThatMoveTheFolderAreRefused() {
        assertRefused(Map.of("location", "weights.bin", "basepath", "/"));
    }

    private void check(Map<String, String> entries) throws IOException {
        Message tensor = Message.tensor("w", 6).number(14, 1);
        new LinkedHashMap<>(entries).forEach((key, value) -> tensor.message(13, Message.entry(key, value)));
        byte[] model = Message.model(new Message().message(5, tensor)).toBytes();
        Path file = Files.write(folder.resolve("model.onnx"), model);
        new ExternalDataCheck(folder).check(OnnxHeaderReader.read(file));
    }

    private void assertRefused(Map<String, String> entries) {
        assertThatThrownBy(() -> check(entries))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("model.external-data")
                .hasMessageContaining("tensor w");
    }
}
