package io.qilian.bundles.modellibrary.internal.bom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qilian.bundles.modellibrary.api.AliasMove.Change;
import io.qilian.bundles.modellibrary.api.ModelDetails;
import io.qilian.bundles.modellibrary.api.ModelState;
import io.qilian.bundles.modellibrary.api.ModelSummary;
import io.qilian.bundles.modellibrary.api.Registration;
import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.content.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelBomTest {

    private static final Path SHIPPED = Path.of(System.getProperty("qilian.root", "../.."), "models");
    private static final ModelDetails.Trial TRIAL = new ModelDetails.Trial(12.5, OptionalDouble.of(3.25), 90_000_000);

    @TempDir
    private Path library;

    @ParameterizedTest
    @ValueSource(strings = {"road-objects", "air-quality-forecast", "footfall-forecast", "river-level-forecast"})
    void ofWhatIsShippedFitsTheSchemaOfCycloneDx(String model) throws IOException {
        Path folder = SHIPPED.resolve(model).resolve("1.0.0");
        String bom = bom(folder, ModelState.AVAILABLE, Optional.of("lab"));

        assertThat(BomSchema.faults(bom)).isEmpty();
        JsonNode component = BomSchema.parse(bom).at("/components/0");
        assertThat(component.get("type").asText()).isEqualTo("machine-learning-model");
        assertThat(component.get("name").asText()).isEqualTo(model);
        assertThat(component.at("/hashes/0/content").asText()).isEqualTo(Manifest.digest(folder.resolve("model.onnx")));
        assertThat(component.at("/components").findValuesAsText("name"))
                .containsExactlyElementsOf(Manifest.of(folder).files().keySet());
        assertThat(component.at("/licenses/0/license/id").asText()).isEqualTo("Apache-2.0");
        assertThat(component.at("/modelCard/quantitativeAnalysis/performanceMetrics"))
                .isNotEmpty();
        assertThat(component.at("/modelCard/considerations/technicalLimitations"))
                .isNotEmpty();
    }

    @Test
    void tellsWhatTheCardStates() {
        String bom = bom(SHIPPED.resolve("road-objects/1.0.0"), ModelState.AVAILABLE, Optional.empty());
        JsonNode component = BomSchema.parse(bom).at("/components/0");

        assertThat(component.get("description").asText()).startsWith("Finds persons, bicycles,");
        JsonNode card = component.get("modelCard");
        assertThat(card.at("/modelParameters/task").asText()).isEqualTo("object-detection");
        assertThat(card.at("/modelParameters/architectureFamily").asText()).isEqualTo("convolutional neural network");
        assertThat(card.at("/modelParameters/inputs/0/format").asText())
                .startsWith("images: FLOAT[batch, 3, 288, 416], a picture in RGB NCHW, stretch");
        assertThat(card.at("/modelParameters/datasets").findValuesAsText("name"))
                .contains("cctv-mixed", "coco128-val");
        JsonNode metric = card.at("/quantitativeAnalysis/performanceMetrics/0");
        assertThat(metric.get("type").asText()).isEqualTo("ap50");
        assertThat(metric.get("value").asText()).isEqualTo("0.489");
        assertThat(metric.get("slice").asText()).isEqualTo("cctv-mixed: any vehicle");
        assertThat(card.at("/considerations/technicalLimitations/2").asText())
                .isEqualTo("Objects of less than about 5 pixels in the input are not found. Night pictures are few.");
        assertThat(card.at("/considerations/useCases").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "AVAILABLE, true, verified, verified, verified",
        "UNPROVEN, true, declared, declared, verified",
        "AVAILABLE, false, verified, verified, unresolved"
    })
    void tellsDeclaredFromVerified(ModelState state, boolean signed, String inputs, String outputs, String signer) {
        Optional<String> by = signed ? Optional.of("lab") : Optional.empty();
        JsonNode component = BomSchema.parse(bom(SHIPPED.resolve("road-objects/1.0.0"), state, by))
                .at("/components/0");

        assertThat(property(component, "claim:inputs")).isEqualTo(inputs);
        assertThat(property(component, "claim:outputs")).isEqualTo(outputs);
        assertThat(property(component, "claim:signer")).isEqualTo(signer);
        assertThat(property(component, "signer")).isEqualTo(signed ? "lab" : "");
        assertThat(property(component, "claim:trial")).isEqualTo("verified");
        assertThat(property(component, "trial:runMs")).isEqualTo("3.25");
        assertThat(property(component, "claim:licence")).isEqualTo("declared");
        assertThat(property(component, "claim:architectureFamily")).isEqualTo("inferred");
    }

    @Test
    void claimsNothingThatNobodyHasStated() throws IOException {
        Path folder = Models.put(library, "line", "1.0.0", "line", "  output: {decoder: tensor, outputs: [ahead]}\n");
        Path card = folder.resolve("README.md");
        Files.writeString(card, Files.readString(card).replace("license: apache-2.0", "license: unknown"));
        String bom = bom(folder, ModelState.AVAILABLE, Optional.empty());

        assertThat(BomSchema.faults(bom)).isEmpty();
        JsonNode component = BomSchema.parse(bom).at("/components/0");
        assertThat(component.has("licenses")).isFalse();
        assertThat(component.has("description")).isFalse();
        assertThat(component.at("/modelCard/quantitativeAnalysis").isMissingNode())
                .isTrue();
        assertThat(component.at("/modelCard/considerations").isMissingNode()).isTrue();
        assertThat(component.at("/modelCard/modelParameters/task").isMissingNode())
                .isTrue();
        assertThat(property(component, "claim:licence")).isEqualTo("unresolved");
        assertThat(property(component, "claim:inputs")).isEqualTo("declared");
    }

    @Test
    void theSameVersionGivesTheSameBytesAndAnotherContentAnotherNumber() throws IOException {
        Path folder = Models.putSpots(library, "1.0.0", "spots-1");
        String bom = bom(folder, ModelState.AVAILABLE, Optional.empty());
        assertThat(bom(folder, ModelState.AVAILABLE, Optional.empty())).isEqualTo(bom);

        Files.writeString(folder.resolve("labels.txt"), "blue\nred\n");

        assertThat(serial(bom(folder, ModelState.AVAILABLE, Optional.empty()))).isNotEqualTo(serial(bom));
        assertThat(ModelBom.serial(Manifest.of(folder).content()))
                .returns(8, java.util.UUID::version)
                .returns(2, java.util.UUID::variant);
    }

    @Test
    void leavesOutWhoAndWhere() {
        String bom = bom(SHIPPED.resolve("road-objects/1.0.0"), ModelState.AVAILABLE, Optional.empty());
        assertThat(bom).contains("2026-11-25T12:00:00Z").doesNotContain("/secret/place", "li ming");
    }

    @Test
    void cardsOfAnyFormAreRead() throws IOException {
        Path folder = Models.putSpots(library, "1.0.0", "spots-1");
        Path card = folder.resolve("README.md");
        Files.writeString(
                card,
                Files.readString(card)
                        .replace(
                                "license: apache-2.0",
                                "license: my-own\npipeline_tag: [a, b]\ntags: one\ndatasets: {a: 1}\n"
                                        + "model-index: [1, {results: [{metrics: [{type: map, value: [1]}, 2]}]}]"));
        String bom = bom(folder, ModelState.AVAILABLE, Optional.empty());
        assertThat(BomSchema.faults(bom)).isEmpty();
        JsonNode component = BomSchema.parse(bom).at("/components/0");
        assertThat(component.at("/licenses/0/license/name").asText()).isEqualTo("my-own");
        assertThat(component.at("/tags/0").asText()).isEqualTo("one");
        assertThat(component.at("/modelCard/modelParameters/task").asText()).isEqualTo("object-detection");
    }

    @Test
    void licencesAreSpelledAsTheSpdxListDoes() {
        assertThat(BomSchema.licences()).containsAll(SpdxLicences.all());
        assertThat(SpdxLicences.id("APACHE-2.0")).contains("Apache-2.0");
        assertThat(SpdxLicences.id("apache")).isEmpty();
    }

    private static String bom(Path folder, ModelState state, Optional<String> signer) {
        ModelFolder content = ModelFolder.read(folder);
        ModelSummary summary = new ModelSummary(
                content.card().name(), content.card().version(), List.of("prod"), state, Optional.empty(), 0);
        ModelDetails details = new ModelDetails(
                summary,
                folder.toString(),
                content.card().sha256(),
                content.licence(),
                content.card().output().decoder().name().toLowerCase(Locale.ROOT),
                Optional.empty(),
                content.labels(),
                List.of(),
                Optional.of(TRIAL),
                signer,
                List.of());
        Registration registration = new Registration(
                content.card().name(),
                content.card().version(),
                Manifest.of(folder).content(),
                "/secret/place/model.onnx",
                Instant.parse("2026-11-25T12:00:00.123Z"),
                new Change("li ming", ""));
        return ModelBom.of(details, Optional.of(registration));
    }

    private static String serial(String bom) {
        return BomSchema.parse(bom).get("serialNumber").asText();
    }

    private static String property(JsonNode component, String name) {
        for (JsonNode property : component.get("properties")) {
            if (property.get("name").asText().equals("qilian:" + name)) {
                return property.get("value").asText();
            }
        }
        return "";
    }
}
