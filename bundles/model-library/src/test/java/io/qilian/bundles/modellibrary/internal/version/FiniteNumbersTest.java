package io.qilian.bundles.modellibrary.internal.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.onnx.api.TensorType;
import io.qilian.kernel.api.model.Tensor;
import io.qilian.kernel.api.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models whose card says {@code finite: true}. */
class FiniteNumbersTest {

    @TempDir
    private Path library;

    @ParameterizedTest
    @CsvSource({
        "FLOAT32, 0000803f0000c07f, NaN",
        "FLOAT32, 0000803f000080ff, -Infinity",
        "FLOAT64, 000000000000f03f000000000000f07f, Infinity",
        "FLOAT16, 003c007e, NaN",
        "FLOAT16, 003c007c, Infinity",
        "BFLOAT16, 803fc07f, NaN",
        "BFLOAT16, 803f80ff, -Infinity"
    })
    void refusesTheElementThatIsNotFinite(TensorType type, String littleEndian, String told) {
        assertThatThrownBy(() -> FiniteNumbers.require("line:1.0.0", "history", type, bytes(littleEndian)))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.problem().code()).isEqualTo("inference.not-finite");
                    assertThat(refusal.problem().where()).isEqualTo("line:1.0.0 input history, element 1");
                    assertThat(refusal.problem().actual()).isEqualTo(told);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "FLOAT32, ffff7f7f0000803f",
        "FLOAT64, ffffffffffffef7f",
        "FLOAT16, ff7b0100",
        "BFLOAT16, 7f7f0100",
        "INT32, 0000c07f",
        "UINT8, ff"
    })
    void takesWhatIsFinite(TensorType type, String littleEndian) {
        assertThatCode(() -> FiniteNumbers.require("line:1.0.0", "history", type, bytes(littleEndian)))
                .doesNotThrowAnyException();
    }

    @Test
    void scenariosAreRefusedToo() {
        LoadedVersion version = load("  finite: true\n");
        assertThatThrownBy(() -> version.run(history(Float.NaN)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("element 2");
        assertThat(version.run(history(3))).containsKey("ahead");
        version.retire();
    }

    @Test
    void aCardThatSaysNothingLetsEverythingThrough() {
        LoadedVersion version = load("");
        assertThat(version.run(history(Float.NaN)).get("ahead").values()).contains(Float.NaN);
        version.retire();
    }

    private LoadedVersion load(String rule) {
        Path folder =
                Models.put(library, "line", "1.0.0", "line", "  output: {decoder: tensor, outputs: [ahead]}\n" + rule);
        return LoadedVersion.load(ModelFolder.read(folder), Models.RUNTIME, Models.MEDIA, 1);
    }

    private static Map<String, Tensor> history(float last) {
        return Map.of("history", new Tensor(new long[] {1, 3}, new float[] {1, 2, last}));
    }

    private static ByteBuffer bytes(String hexadecimal) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hexadecimal)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
