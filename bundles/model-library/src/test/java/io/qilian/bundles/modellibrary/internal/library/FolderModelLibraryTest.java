package io.qilian.bundles.modellibrary.internal.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.media.api.PictureRegion;
import io.qilian.bundles.modellibrary.api.ModelState;
import io.qilian.bundles.modellibrary.api.ModelSummary;
import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderModelLibraryTest {

    private static final int RED = 0xe01010;

    @TempDir
    private Path folder;

    @Test
    void findsWhatTheCardSaysInThePicturesOwnPixels() {
        Models.putSpots(folder, "1.0.0", "spots-1");
        try (OpenModel model = library().open(ModelReference.parse("spots"))) {
            List<Detection> found = detect(model, RED);
            assertThat(found).singleElement().satisfies(red -> {
                assertThat(red.label()).isEqualTo("red");
                assertThat(red.score()).isCloseTo(0xe0 / 255.0, within(0.01));
                // The model's box is 12 by 20 around (8, 16) of 32 by 32; the picture is 64 by 48.
                assertThat(red.box().left()).isCloseTo(4, within(1e-3));
                assertThat(red.box().top()).isCloseTo(9, within(1e-3));
                assertThat(red.box().right()).isCloseTo(28, within(1e-3));
                assertThat(red.box().bottom()).isCloseTo(39, within(1e-3));
            });
            assertThat(detect(model, 0x1010e0)).extracting(Detection::label).containsExactly("blue");
            assertThat(detect(model, 0x202020)).isEmpty();
        }
    }

    @Test
    void classifiesWithTheActivationThatTheCardNames() throws Exception {
        Models.put(
                folder,
                "colour",
                "1.0.0",
                "colour",
                Models.SPOTS_INPUT.replace("0.00392156862745098", "0.1")
                        + "  output: {decoder: classification, outputs: [logits], activation: softmax}\n"
                        + "  labels: labels.txt\n");
        try (OpenModel model = library().open(ModelReference.parse("colour"));
                Picture picture = Models.MEDIA.readPicture(Models.plain(RED))) {
            assertThat(model.current().classify(picture, PictureRegion.whole(picture)))
                    .first()
                    .satisfies(best -> {
                        assertThat(best.label()).isEqualTo("r");
                        assertThat(best.score()).isGreaterThan(0.99);
                    });
        }
    }

    @Test
    void takesTheHighestUsableVersionForTheAlias() throws Exception {
        Models.putSpots(folder, "1.9.0", "spots-1");
        Path broken = Models.putSpots(folder, "2.0.0", "spots-2");
        Files.writeString(broken.resolve("labels.txt"), "red\nblue\ngreen\n");
        FolderModelLibrary library = library();
        Models.putSpots(folder, "1.10.0", "spots-2");
        assertThat(library.models())
                .extracting(ModelSummary::version, ModelSummary::aliases)
                .containsExactly(
                        tuple("2.0.0", List.of("prod")), tuple("1.10.0", List.of()), tuple("1.9.0", List.of()));
        assertThat(refusal(library, "spots").code()).isEqualTo("model.output");
        try (OpenModel model = library.open(ModelReference.parse("spots"))) {
            assertThat(model.current().version().version()).isEqualTo("1.10.0");
        }
        assertThat(library.models().get(0).state()).isEqualTo(ModelState.REFUSED);
        assertThat(library.models().get(0).problem()).isPresent();
        assertThat(library.models().get(1).aliases()).containsExactly("prod");
    }

    @Test
    void followsTheAliasToANewVersionAndFreesTheOldOne() {
        Models.putSpots(folder, "1.0.0", "spots-1");
        FolderModelLibrary library = library();
        try (OpenModel following = library.open(ModelReference.parse("spots@prod"));
                OpenModel pinned = library.open(ModelReference.parse("spots:1.0.0"))) {
            LoadedVersion first = following.current();
            assertThat(detect(following, RED).get(0).box().left()).isCloseTo(4, within(1e-3));
            Models.putSpots(folder, "1.1.0", "spots-2");
            library.rescan();
            assertThat(detect(following, RED).get(0).box().left()).isCloseTo(36, within(1e-3));
            assertThat(detect(pinned, RED).get(0).box().left()).isCloseTo(4, within(1e-3));
            assertThat(first.closed()).isFalse();
            pinned.close();
            assertThat(first.closed()).isTrue();
        }
        assertThat(library.models()).allMatch(model -> model.state() == ModelState.AVAILABLE);
    }

    @Test
    void staysWithItsVersionWhenTheNewOneCannotBeLoaded() {
        Models.putSpots(folder, "1.0.0", "spots-1");
        FolderModelLibrary library = library();
        try (OpenModel model = library.open(ModelReference.parse("spots"))) {
            Models.put(
                    folder,
                    "spots",
                    "2.0.0",
                    "spots-2",
                    Models.SPOTS_INPUT.replace("name: images", "name: pictures") + Models.SPOTS_OUTPUT);
            library.rescan();
            assertThat(model.current().version().version()).isEqualTo("1.0.0");
            assertThat(detect(model, RED)).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    decoder: yolov8      | decoder: yolov9          | settings.type         | one of yolox, yolov5, yolov8
                    name: images         | name: image              | model.input           | no input that is called image
                    outputs: [output]    | outputs: [out]           | model.output          | no output that is called out
                    width: 32            | width: 64                | model.input           | FLOAT32[1, 3, 32, 64]
                    colour: RGB          | color: RGB               | settings.unknown-key  | Did you mean colour?
                    scale: 0.0039        | scale: zero              | settings.type         | a number
                    license: apache-2.0  | licence: apache-2.0      | model.card-licence    | license
                    card: 1              | card: 2                  | settings.bounds       | 1 to 1
                    labels: labels.txt   | labels: ../labels.txt    | settings.bounds       | [A-Za-z0-9._-]+
                    name: spots          | name: dots               | model.folder-name     | dots/1.0.0
                    """)
    void refusesACardThatDoesNotFitAndSaysHow(String right, String wrong, String code, String told) throws Exception {
        Path version = Models.putSpots(folder, "1.0.0", "spots-1");
        Path card = version.resolve("README.md");
        Files.writeString(card, Files.readString(card).replace(right, wrong));
        Problem problem = refusal(library(), "spots");
        assertThat(problem.code()).as(problem.message()).isEqualTo(code);
        assertThat(problem.message()).contains(told).contains("README.md");
    }

    @Test
    void refusesAModelThatIsNotTheOneOfTheCard() throws Exception {
        Path version = Models.putSpots(folder, "1.0.0", "spots-1");
        byte[] bytes = Files.readAllBytes(version.resolve("model.onnx"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(version.resolve("model.onnx"), bytes);
        assertThat(refusal(library(), "spots").code()).isEqualTo("model.digest");
    }

    @Test
    void namesACutOffModelAndAPointer() throws Exception {
        Path version = Models.putSpots(folder, "1.0.0", "spots-1");
        byte[] bytes = Files.readAllBytes(version.resolve("model.onnx"));
        replaceModel(version, Arrays.copyOf(bytes, bytes.length - 40));
        assertThat(refusal(library(), "spots").code()).isEqualTo("model.damaged");
        replaceModel(
                version,
                "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(refusal(library(), "spots").code()).isEqualTo("model.lfs-pointer");
        Files.writeString(version.resolve("model.onnx"), "version https://git-lfs.github.com/spec/v1\n");
        assertThat(refusal(library(), "spots").fix()).contains("git lfs pull");
    }

    @Test
    void refusesLinksInsteadOfFiles() throws Exception {
        Path version = Models.putSpots(folder, "1.0.0", "spots-1");
        Path outside = Files.move(version.resolve("model.onnx"), folder.resolve("elsewhere.onnx"));
        Files.createSymbolicLink(version.resolve("model.onnx"), outside);
        assertThat(refusal(library(), "spots").code()).isEqualTo("model.file-kind");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    colour: RGB   | colour: BGR
                    scale: 0.0039 | scale: 0.0029
                    labels.txt    | swapped.txt
                    """)
    void checksTheGoldenSamplesBeforeAModelIsUsed(String right, String wrong) throws Exception {
        Path version = Models.putSpots(folder, "1.0.0", "spots-1");
        Path golden = Files.createDirectories(version.resolve("golden"));
        Files.write(golden.resolve("red.png"), Models.plain(RED));
        Files.writeString(
                golden.resolve("red.json"),
                "{\"detections\": [{\"label\": \"red\", \"score\": 0.88, \"box\": [4, 9, 28, 39]}]}");
        Files.writeString(version.resolve("swapped.txt"), "blue\nred\n");
        Path card = version.resolve("README.md");
        String good = Files.readString(card).replace("thresholds:", "golden: {folder: golden}\n  thresholds:");
        Files.writeString(card, good.replace(right, wrong));
        assertThat(refusal(library(), "spots").code()).isEqualTo("model.golden");
        Files.writeString(card, good);
        try (OpenModel model = library().open(ModelReference.parse("spots"))) {
            assertThat(model.current().version().name()).isEqualTo("spots");
        }
    }

    @Test
    void triesWhatIsNewBeforeSomebodyNeedsIt() throws Exception {
        Models.putSpots(folder, "1.0.0", "spots-1");
        Path unfit = Models.putSpots(folder, "1.1.0", "spots-2");
        Path card = unfit.resolve("README.md");
        Files.writeString(card, Files.readString(card).replace("name: images", "name: image"));
        FolderModelLibrary library = library();
        assertThat(library.models()).allMatch(model -> model.state() == ModelState.UNPROVEN);
        library.prove();
        assertThat(library.models())
                .extracting(ModelSummary::version, ModelSummary::state, ModelSummary::users)
                .containsExactly(tuple("1.1.0", ModelState.REFUSED, 0), tuple("1.0.0", ModelState.AVAILABLE, 0));
        assertThat(library.models().get(0).problem().orElseThrow().code()).isEqualTo("model.input");
        Files.writeString(card, Files.readString(card).replace("name: image\n", "name: images\n"));
        library.rescan();
        assertThat(library.models().get(0).state()).isEqualTo(ModelState.UNPROVEN);
        library.prove();
        assertThat(library.models().get(0).state()).isEqualTo(ModelState.AVAILABLE);
    }

    @Test
    void tellsWhatThereIsWhenAModelIsUnknown() {
        Models.putSpots(folder, "1.0.0", "spots-1");
        Problem problem = refusal(library(), "dots");
        assertThat(problem.code()).isEqualTo("model.unknown");
        assertThat(problem.expected()).isEqualTo("spots:1.0.0");
        assertThat(refusal(library(), "spots@canary").code()).isEqualTo("model.unknown");
        assertThat(refusal(library(), "spots:3.0.0").code()).isEqualTo("model.unknown");
        assertThatThrownBy(() -> ModelReference.parse("Spots")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void describesAModelFromItsCard() {
        Models.putSpots(folder, "1.0.0", "spots-1");
        assertThat(library().model(ModelReference.parse("spots"))).satisfies(details -> {
            assertThat(details.licence()).isEqualTo("apache-2.0");
            assertThat(details.decoder()).isEqualTo("yolov8");
            assertThat(details.input()).contains("32x32 RGB NCHW float32, stretch");
            assertThat(details.labels()).containsExactly("red", "blue");
            assertThat(details.summary().state()).isEqualTo(ModelState.UNPROVEN);
        });
    }

    private FolderModelLibrary library() {
        return new FolderModelLibrary(
                folder,
                new NoneRegistered(),
                new NoAliases(),
                new OpenGate(),
                content -> LoadedVersion.load(content, Models.RUNTIME, Models.MEDIA, 2));
    }

    private static Problem refusal(FolderModelLibrary library, String reference) {
        return catchThrowableOfType(ProblemException.class, () -> library.open(ModelReference.parse(reference))
                        .close())
                .problem();
    }

    private static List<Detection> detect(OpenModel model, int colour) {
        try (Picture picture = Models.MEDIA.readPicture(Models.plain(colour))) {
            return model.use(version -> version.detect(picture, PictureRegion.whole(picture)));
        }
    }

    private static void replaceModel(Path version, byte[] bytes) throws IOException {
        Files.write(version.resolve("model.onnx"), bytes);
        Path card = version.resolve("README.md");
        Files.writeString(card, Files.readString(card).replaceAll("[0-9a-f]{64}", Models.digest(bytes)));
    }
}
