package io.qilian.bundles.modellibrary.internal.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxModel;
import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxNode;
import io.qilian.kernel.testkit.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxFileTest {

    @TempDir
    private Path folder;

    /** Protobuf leaves the order of fields open, so the bytes may stand elsewhere; none may be missing or new. */
    @Test
    void writesRealModelsBackWithoutLosingAnything() throws IOException {
        try (Stream<Path> files = Files.list(RealData.require("models"))) {
            List<Path> models =
                    files.filter(file -> file.toString().endsWith(".onnx")).toList();
            assertThat(models).hasSizeGreaterThan(5).allSatisfy(this::survives);
        }
    }

    @Test
    void writesTheTestsModelsBackWithoutLosingAnything() throws IOException {
        survives(Path.of("src/test/resources/spots-1.onnx"));
        survives(Path.of("src/test/resources/named.onnx"));
    }

    private void survives(Path file) throws IOException {
        OnnxModel model = OnnxFile.read(file);
        Path copy = folder.resolve("copy.onnx");
        OnnxFile.write(model, copy);
        byte[] before = Files.readAllBytes(file);
        byte[] after = Files.readAllBytes(copy);
        Arrays.sort(before);
        Arrays.sort(after);
        assertThat(after).as("the bytes of %s, in order", file).isEqualTo(before);
        assertThat(OnnxFile.read(copy)).as("the content of %s", file).isEqualTo(model);
    }

    @Test
    void refusesWhatIsNoModel() throws IOException {
        Path file = folder.resolve("text.onnx");
        Files.writeString(file, "not a model");
        assertThatThrownBy(() -> OnnxFile.read(file)).hasMessageContaining("not an ONNX model");
    }

    @Test
    void refusesAModelThatIsQuantizedAlready() {
        OnnxModel model = OnnxModels.of(13, OnnxNode.newBuilder().setOpType("QuantizeLinear"));
        assertThatThrownBy(() -> OnnxFile.requirePlain(model, "spots:1.0.0"))
                .hasMessageContaining("quantized already")
                .hasMessageContaining("spots:1.0.0");
    }

    @Test
    void setsElevenAndTwelveAreRaisedIfNoOperatorChanged() {
        OnnxModel model = OnnxModels.of(11, OnnxNode.newBuilder().setOpType("Conv"));
        OnnxModel raised = OpsetUpgrade.upgrade(model, "here");
        assertThat(raised.getOpsetImport(0).getVersion()).isEqualTo(13);
        assertThat(raised.getIrVersion()).isEqualTo(7);
        assertThat(raised.getGraph()).isEqualTo(model.getGraph());
    }

    @Test
    void otherOldSetsAreRefusedWithWhatStandsAgainstIt() {
        OnnxModel changed = OnnxModels.of(12, OnnxNode.newBuilder().setOpType("Softmax"));
        assertThatThrownBy(() -> OpsetUpgrade.upgrade(changed, "here"))
                .hasMessageContaining("[Softmax] changed in between");
        OnnxModel old = OnnxModels.of(10, OnnxNode.newBuilder().setOpType("Conv"));
        assertThatThrownBy(() -> OpsetUpgrade.upgrade(old, "here")).hasMessageContaining("of operator set 10");
    }
}
