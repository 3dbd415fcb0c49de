package io.qilian.bundles.modellibrary.internal.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.modellibrary.api.AliasMove.Change;
import io.qilian.bundles.modellibrary.api.ModelDetails;
import io.qilian.bundles.modellibrary.api.QuantizationReport;
import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.library.Gate;
import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxModel;
import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxNode;
import io.qilian.bundles.modellibrary.internal.registry.Registries;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibratedQuantizationTest {

    private static final Change WANG = new Change("wang", "more cameras on one machine");
    private static final ModelReference SPOTS = ModelReference.parse("spots");
    private static final String GOLDEN = "  golden: {folder: golden}\n";

    @TempDir
    private Path home;

    private Registries all;
    private CalibratedQuantization quantization;
    private Path pictures;

    /** What is done while a model is admitted, which is in the middle of a quantization. */
    private Runnable meanwhile = () -> {};

    @BeforeEach
    void start() throws IOException {
        pictures = Files.createDirectories(home.resolve("gate-pictures"));
        for (int i = 0; i < 48; i++) {
            Files.write(pictures.resolve(i + ".png"), Models.plain(0x900090 + i * 0x20001));
        }
        all = new Registries(home, new Gate() {
            @Override
            public void admit(ModelFolder folder) {
                meanwhile.run();
            }

            @Override
            public Optional<ModelDetails.Trial> trial(ModelFolder folder) {
                return Optional.empty();
            }
        });
        quantization = new CalibratedQuantization(
                all.library, all.registry, Models.RUNTIME, Models.MEDIA, home.resolve("work"));
    }

    @AfterEach
    void stop() {
        all.close();
    }

    @Test
    void registersAVersionThatFindsTheSameAndMovesNoAlias() throws IOException {
        put(OnnxModels.spots(1, 1, 1), GOLDEN);
        golden("violet", 0xc800c8, 200 / 255.0);

        QuantizationReport report = quantization.quantize(SPOTS, pictures, WANG);

        assertThat(report.registration().version()).isEqualTo("1.1.0");
        assertThat(report.registration().change()).isEqualTo(WANG);
        assertThat(report)
                .returns("spots:1.0.0", QuantizationReport::base)
                .returns(1, QuantizationReport::layers)
                .returns(36, QuantizationReport::calibrated)
                .returns(13, QuantizationReport::compared)
                .returns(1.0, QuantizationReport::agreement);
        assertThat(report.inFloat()).isEmpty();
        assertThat(all.library.model(SPOTS).summary().version()).isEqualTo("1.0.0");
        assertThat(home.resolve("work")).doesNotExist();
    }

    @Test
    void theVersionWorksOnBytesAndItsCardSaysWhereItComesFrom() throws IOException {
        put(OnnxModels.spots(1, 1, 1), GOLDEN);
        golden("violet", 0xc800c8, 200 / 255.0);
        quantization.quantize(SPOTS, pictures, WANG);

        ModelDetails details = all.library.model(ModelReference.parse("spots:1.1.0"));
        Path folder = Path.of(details.folder());
        OnnxModel model = OnnxFile.read(folder.resolve("model.onnx"));
        assertThat(model.getGraph().getNodeList())
                .extracting(OnnxNode::getOpType)
                .contains("QuantizeLinear", "DequantizeLinear");
        assertThat(model.getGraph().getInitializerList())
                .noneMatch(tensor -> tensor.getName().equals("up"))
                .anyMatch(tensor -> tensor.getName().equals("down"));
        assertThat(folder.resolve("golden/violet.json")).content().contains("\"red\"", "\"blue\"");
        assertThat(folder.resolve("README.md"))
                .content()
                .contains("base_model: \"spots:1.0.0\"", "36 pictures of gate-pictures", "24 found by both, 0 lost");
        assertThat(details.metrics()).isEmpty();
        assertThat(details.licence()).isEqualTo("apache-2.0");
    }

    @Test
    void refusesAVersionThatLosesDetectionsAndTellsTheFigures() throws IOException {
        put(OnnxModels.spots(1000, 1, 0.1f), "");
        assertThatThrownBy(() -> quantization.quantize(SPOTS, pictures, WANG))
                .hasMessageContaining("does not find what the model finds")
                .hasMessageContaining("12 found by both, 12 lost");
        assertThat(all.library.models()).hasSize(1);
        assertThat(home.resolve("work")).doesNotExist();
    }

    @Test
    void refusesTooFewPictures() throws IOException {
        put(OnnxModels.spots(1, 1, 1), "");
        for (int i = 0; i < 20; i++) {
            Files.writeString(pictures.resolve(i + ".png"), "no picture");
        }
        assertThatThrownBy(() -> quantization.quantize(SPOTS, pictures, WANG))
                .hasMessageContaining("32 or more")
                .hasMessageContaining("28 that can be read, of 48 files");
    }

    @Test
    void refusesPicturesInWhichNothingIsFound() throws IOException {
        put(OnnxModels.spots(1, 1, 1), "");
        for (int i = 0; i < 48; i++) {
            Files.write(pictures.resolve(i + ".png"), Models.plain(0x101010));
        }
        assertThatThrownBy(() -> quantization.quantize(SPOTS, pictures, WANG))
                .hasMessageContaining("finds too little in the pictures");
    }

    @Test
    void refusesAModelWithoutConvolutionsThatCanWorkOnBytes() throws IOException {
        Models.putSpots(home.resolve("models"), "1.0.0", "spots-1");
        assertThatThrownBy(() -> quantization.quantize(SPOTS, pictures, WANG))
                .hasMessageContaining("no convolution with constant weights");
    }

    @Test
    void refusesAClassifier() {
        Models.put(
                home.resolve("models"),
                "colour",
                "1.0.0",
                "colour",
                Models.SPOTS_INPUT
                        + "  output: {decoder: classification, outputs: [logits], activation: softmax}\n"
                        + "  labels: labels.txt\n");
        assertThatThrownBy(() -> quantization.quantize(ModelReference.parse("colour"), pictures, WANG))
                .hasMessageContaining("Only detectors");
    }

    @Test
    void refusesASecondOneMeanwhile() throws IOException {
        put(OnnxModels.spots(1, 1, 1), "");
        List<String> refusals = Collections.synchronizedList(new ArrayList<>());
        meanwhile = () -> CompletableFuture.runAsync(() -> {
                    try {
                        quantization.quantize(SPOTS, pictures, WANG);
                    } catch (ProblemException e) {
                        refusals.add(e.problem().code());
                    }
                })
                .join();
        assertThat(quantization.quantize(SPOTS, pictures, WANG).registration().version())
                .isEqualTo("1.1.0");
        assertThat(refusals).isNotEmpty().containsOnly("model.quantize-busy");
    }

    @Test
    void endsWhenTheThreadIsInterrupted() throws IOException {
        put(OnnxModels.spots(1, 1, 1), "");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> quantization.quantize(SPOTS, pictures, WANG)).hasMessageContaining("interrupted");
        assertThat(all.library.models()).hasSize(1);
    }

    private void put(OnnxModel model, String more) throws IOException {
        Path folder = Models.putSpots(home.resolve("models"), "1.0.0", "spots-1");
        byte[] bytes = model.toByteArray();
        Files.write(folder.resolve("model.onnx"), bytes);
        Models.writeCard(
                folder, "spots", "1.0.0", Models.digest(bytes), Models.SPOTS_INPUT + Models.SPOTS_OUTPUT + more);
    }

    private void golden(String name, int colour, double score) throws IOException {
        Path folder = Files.createDirectories(home.resolve("models/spots/1.0.0/golden"));
        Files.write(folder.resolve(name + ".png"), Models.plain(colour));
        String box = ", \"score\": " + score + ", \"box\": [4, 9, 28, 39]}";
        Files.writeString(
                folder.resolve(name + ".json"),
                "{\"detections\": [{\"label\": \"red\"" + box + ", {\"label\": \"blue\"" + box + "]}");
    }
}
