package io.qilian.bundles.modellibrary.internal.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.modellibrary.api.RegistrationRequest;
import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.card.Card;
import io.qilian.bundles.modellibrary.internal.card.InputCard;
import io.qilian.bundles.modellibrary.internal.card.InputCard.Colour;
import io.qilian.bundles.modellibrary.internal.card.InputCard.Layout;
import io.qilian.bundles.modellibrary.internal.card.InputCard.Resize;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.card.OutputCard.DecoderName;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.testkit.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardDraftTest {

    @TempDir
    private Path folder;

    @Test
    void readsWhatAnExporterHasWritten() throws IOException {
        ModelFolder drafted = draft(resource("named"), RegistrationRequest.of("/models/Named_v2.onnx"));

        assertThat(drafted.licence()).isEqualTo("agpl-3.0");
        assertThat(drafted.labels()).containsExactly("car", "driver's cab");
        assertThat(drafted.card().name()).isEqualTo("named-v2");
        assertThat(drafted.card().version()).isEqualTo("1.0.0");
        assertThat(drafted.card().output().decoder()).isEqualTo(DecoderName.YOLOV8);
        InputCard input = drafted.card().input().orElseThrow();
        assertThat(List.of(input.width(), input.height())).containsExactly(64, 32);
        assertThat(input.resize()).isEqualTo(Resize.LETTERBOX);
        assertThat(input.scale()).isEqualTo(1.0 / 255);
    }

    @Test
    void saysWhatIsAssumed() {
        String card = CardDraft.of(
                        RegistrationRequest.of("named.onnx"), resource("named"), "0".repeat(64), name -> "1.0.0")
                .card();
        String read = card.substring(card.indexOf("Read from the file"), card.indexOf("Assumed"));
        String assumed = card.substring(card.indexOf("Assumed"));
        assertThat(read).contains("its layout and its size", "The 2 labels").doesNotContain("colours");
        assertThat(assumed).contains("order of the colours", "What a pixel becomes", "The decoder");
    }

    @Test
    void takesWhatTheEngineerKnows() throws IOException {
        RegistrationRequest known = new RegistrationRequest(
                "named.onnx",
                Optional.empty(),
                Optional.empty(),
                Optional.of("cabs"),
                Optional.of("2.1.0"),
                Optional.of("mit"));
        ModelFolder drafted = draft(resource("named"), known);
        assertThat(drafted.card().name()).isEqualTo("cabs");
        assertThat(drafted.card().version()).isEqualTo("2.1.0");
        assertThat(drafted.licence()).isEqualTo("mit");
    }

    @Test
    void givesTheTensorsOfAModelThatItDoesNotRecognise() throws IOException {
        ModelFolder drafted = draft(resource("colour"), RegistrationRequest.of("colour.onnx"));
        assertThat(drafted.card().output().decoder()).isEqualTo(DecoderName.TENSOR);
        assertThat(drafted.card().output().outputs()).containsExactly("logits");
        assertThat(drafted.card().input()).isEmpty();
        assertThat(drafted.licence()).isEqualTo("unknown");
    }

    @Test
    void refusesANameThatGivesNone() {
        assertThatThrownBy(() -> draft(resource("colour"), RegistrationRequest.of("/models/模型.onnx")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("--name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            deimv2_atto_fp32.onnx         | DETR    | RGB | NCHW | STRETCH            | 320 | 320 | 80
            nanodet_m_416_kazuhito.onnx   | NANODET | BGR | NCHW | STRETCH            | 416 | 416 | 80
            yolox_nano_416_kazuhito.onnx  | YOLOX   | BGR | NCHW | LETTERBOX_TOP_LEFT | 416 | 416 | 80
            ultraface-RFB-320.onnx        | SSD     | RGB | NCHW | STRETCH            | 320 | 240 | 1
            """)
    void recognisesPublicDetectors(
            String file, DecoderName decoder, Colour colour, Layout layout, Resize resize, int width, int height, int n)
            throws IOException {
        ModelFolder drafted = draft(RealData.require("models/" + file), RegistrationRequest.of(file));
        InputCard input = drafted.card().input().orElseThrow();
        assertThat(drafted.card().output().decoder()).isEqualTo(decoder);
        assertThat(input.colour()).isEqualTo(colour);
        assertThat(input.layout()).isEqualTo(layout);
        assertThat(input.resize()).isEqualTo(resize);
        assertThat(List.of(input.width(), input.height())).containsExactly(width, height);
        assertThat(drafted.labels()).hasSize(n);
    }

    @ParameterizedTest
    @CsvSource({
        "mnist_ort.onnx",
        "mobilenetv2_quant_static.onnx",
        "osnet_x0_25_msmt17.onnx",
        "person-reid-retail-0288.onnx",
        "road-segmentation-adas-0001.onnx",
        "yunet_n_320.onnx",
        "negative/lprnet_phuc.onnx"
    })
    void leavesOtherPublicModelsAsTensors(String file) throws IOException {
        ModelFolder drafted = draft(RealData.require("models/" + file), RegistrationRequest.of(file));
        assertThat(drafted.card().output().decoder()).isEqualTo(DecoderName.TENSOR);
    }

    @Test
    void saysWhatAnAncientFileLacks() {
        Path ancient = RealData.require("models/negative/super_resolution_tut.onnx");
        assertThatThrownBy(() -> draft(ancient, RegistrationRequest.of("ancient.onnx")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("opset_import");
    }

    /** Drafts a card, and reads it as the library reads it. */
    private ModelFolder draft(Path model, RegistrationRequest request) throws IOException {
        byte[] bytes = Files.readAllBytes(model);
        CardDraft draft = CardDraft.of(request, model, Models.digest(bytes), name -> "1.0.0");
        Path staged = Files.createDirectory(folder.resolve("staged"));
        Files.write(staged.resolve("model.onnx"), bytes);
        draft.write(staged);
        Card card = ModelFolder.card(staged);
        Path target = folder.resolve(card.name()).resolve(card.version());
        Files.createDirectories(target.getParent());
        Files.move(staged, target);
        return ModelFolder.read(target);
    }

    private static Path resource(String name) {
        return Path.of("src/test/resources", name + ".onnx");
    }
}
