package io.qilian.bundles.modellibrary.internal.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qilian.bundles.modellibrary.api.CallDeadline;
import io.qilian.bundles.modellibrary.api.ModelSignature;
import io.qilian.bundles.modellibrary.api.ModelState;
import io.qilian.bundles.modellibrary.api.ServedCall;
import io.qilian.bundles.modellibrary.api.ServedInput;
import io.qilian.bundles.modellibrary.api.ServedResult;
import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.bundles.modellibrary.internal.library.MemoryBudget;
import io.qilian.bundles.modellibrary.internal.library.NoAliases;
import io.qilian.bundles.modellibrary.internal.library.NoneRegistered;
import io.qilian.bundles.modellibrary.internal.library.OpenGate;
import io.qilian.bundles.modellibrary.internal.library.OpenModel;
import io.qilian.bundles.modellibrary.internal.processor.ProcessorBudget;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.bundles.onnx.api.TensorType;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedLibraryTest {

    private static final ModelReference SPOTS = ModelReference.parse("spots");
    private static final int NUMBERS = 3 * 32 * 32;

    @TempDir
    private Path folder;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void describesAndRunsTheVersionThatTheAliasStandsFor() {
        Models.putSpots(folder, "1.0.0", "spots-1");
        Models.putSpots(folder, "1.1.0", "spots-2");
        try (ServedLibrary served = served(library())) {
            ModelSignature model = served.describe(SPOTS);
            assertThat(model.version()).hasToString("spots:1.1.0");
            assertThat(model.inputs()).hasToString("[images: FLOAT32[1, 3, 32, 32]]");
            assertThat(model.picture()).hasValue("images");
            assertThat(served.infer(SPOTS, soon(), centres(numbers(NUMBERS)))).isEqualTo("1.1.0 at 24.0");
            assertThat(served.infer(ModelReference.parse("spots:1.0.0"), soon(), centres(numbers(NUMBERS))))
                    .isEqualTo("1.0.0 at 8.0");
            assertThat(served.infer(SPOTS, soon(), centres(picture()))).isEqualTo("1.1.0 at 24.0");
            assertThat(served.statistics().held()).isEqualTo(2);
            assertThat(served.statistics().admitted()).isEqualTo(3);
        }
    }

    @Test
    void readsDirectMemoryWhereItIsAndCopiesWhatIsNotAligned() {
        Models.putSpots(folder, "1.0.0", "spots-1");
        try (ServedLibrary served = served(library())) {
            List<Float> heap = served.infer(SPOTS, soon(), new AllNumbers(filled(ByteBuffer.allocate(4 * NUMBERS))));
            ByteBuffer direct = ByteBuffer.allocateDirect(4 * NUMBERS + 20);
            assertThat(served.infer(
                            SPOTS,
                            soon(),
                            new AllNumbers(filled(direct.duplicate().limit(4 * NUMBERS)))))
                    .isEqualTo(heap);
            assertThat(served.infer(SPOTS, soon(), new AllNumbers(filled(direct.position(20)))))
                    .isEqualTo(heap);
            assertThat(served.infer(SPOTS, soon(), new AllNumbers(numbers(NUMBERS))))
                    .isNotEqualTo(heap);
        }
    }

    private static ServedInput filled(ByteBuffer memory) {
        ByteBuffer numbers = memory.slice().order(ByteOrder.nativeOrder());
        for (int i = 0; i < NUMBERS; i++) {
            numbers.putFloat(4 * i, i % 7);
        }
        return new ServedInput.Numbers("images", TensorType.FLOAT32, List.of(1L, 3L, 32L, 32L), numbers);
    }

    @Test
    void followsTheAliasFromCallToCallAndFreesTheOldVersion() {
        Models.putSpots(folder, "1.0.0", "spots-1");
        FolderModelLibrary library = library();
        try (ServedLibrary served = served(library)) {
            assertThat(served.infer(SPOTS, soon(), centres(numbers(NUMBERS)))).isEqualTo("1.0.0 at 8.0");
            Models.putSpots(folder, "1.1.0", "spots-2");
            library.rescan();
            assertThat(served.infer(SPOTS, soon(), centres(numbers(NUMBERS)))).isEqualTo("1.1.0 at 24.0");
            assertThat(served.summary(ModelReference.parse("spots:1.0.0")).state())
                    .isNotEqualTo(ModelState.LOADED);
        }
        assertThat(library.models()).noneMatch(model -> model.state() == ModelState.LOADED);
    }

    @Test
    void refusesInputsThatDoNotFitBeforeAnythingIsAllocated() {
        Models.putSpots(folder, "1.0.0", "spots-1");
        try (ServedLibrary served = served(library())) {
            assertThat(refusal(served, numbers(NUMBERS - 1))).contains("12284 bytes", "12288 bytes");
            assertThat(refusal(served)).contains("missing");
            assertThat(refusal(served, numbers(NUMBERS), numbers(NUMBERS))).contains("twice");
            assertThat(refusal(served, new ServedInput.Texts("images", List.of(1L), List.of("a"))))
                    .contains("element type", "STRING");
            assertThat(refusal(served, new ServedInput.PictureFile("images", ByteBuffer.wrap(new byte[9]))))
                    .contains("cannot be read");
            assertThat(served.statistics().running()).isZero();
        }
    }

    @Test
    void tellsOfAModelWhoseVersionsAreAllRefusedThatItIsThere() throws IOException {
        Path version = Models.putSpots(folder, "1.0.0", "spots-1");
        Files.writeString(version.resolve("labels.txt"), "");
        try (ServedLibrary served = served(library())) {
            assertThat(served.summary(SPOTS).state()).isEqualTo(ModelState.REFUSED);
            assertThatThrownBy(() -> served.summary(ModelReference.parse("spots@canary")))
                    .hasMessageContaining("no such model, version or alias");
        }
    }

    @Test
    void refusesNumbersThatAreNotFiniteWhereTheCardAsksForIt() throws IOException {
        Path version = Models.putSpots(folder, "1.0.0", "spots-1");
        Path card = version.resolve("README.md");
        Files.writeString(card, Files.readString(card).replace("  labels:", "  finite: true\n  labels:"));
        ByteBuffer data = ByteBuffer.allocate(4 * NUMBERS).order(ByteOrder.LITTLE_ENDIAN);
        data.putFloat(28, Float.NaN);
        ServedInput input = new ServedInput.Numbers("images", TensorType.FLOAT32, List.of(1L, 3L, 32L, 32L), data);
        try (ServedLibrary served = served(library())) {
            assertThat(refusal(served, input)).contains("finite numbers only", "element 7", "actual: NaN");
            assertThat(served.infer(SPOTS, soon(), centres(numbers(NUMBERS)))).isEqualTo("1.0.0 at 8.0");
        }
    }

    @Test
    void servesNothingOfAnUnloadedModelUntilItIsLoadedAgain() {
        Models.putSpots(folder, "1.0.0", "spots-1");
        FolderModelLibrary library = library();
        try (ServedLibrary served = served(library)) {
            served.load(SPOTS);
            assertThat(served.statistics().held()).isEqualTo(1);
            served.unload(SPOTS);
            assertThat(served.unloaded(ModelReference.parse("spots:1.0.0"))).isTrue();
            assertThat(served.statistics().held()).isZero();
            assertThat(library.models().get(0).state()).isEqualTo(ModelState.AVAILABLE);
            assertThat(refusal(served, numbers(NUMBERS))).contains("out of service");
            served.load(SPOTS);
            assertThat(served.infer(SPOTS, soon(), centres(numbers(NUMBERS)))).isEqualTo("1.0.0 at 8.0");
            ProblemException unknown =
                    catchThrowableOfType(ProblemException.class, () -> served.unload(ModelReference.parse("none")));
            assertThat(unknown.problem().code()).isEqualTo("model.unknown");
        }
    }

    @Test
    void keepsABoundedNumberOfModelsAndLetsTheLeastRecentlyUsedGo() {
        List<ModelReference> all = new ArrayList<>();
        for (int patch = 0; patch <= HeldModels.MOST_HELD; patch++) {
            Models.putSpots(folder, "1.0." + patch, "spots-1");
            all.add(ModelReference.parse("spots:1.0." + patch));
        }
        FolderModelLibrary library = library();
        try (ServedLibrary served = served(library)) {
            all.forEach(served::describe);
            assertThat(served.statistics().held()).isEqualTo(HeldModels.MOST_HELD);
            assertThat(served.summary(all.get(0)).state()).isNotEqualTo(ModelState.LOADED);
            assertThat(served.infer(all.get(0), soon(), centres(numbers(NUMBERS))))
                    .startsWith("1.0.0");
        }
    }

    @Test
    void letsIdleModelsGoForOneThatIsWantedAndRefusesItWhileTheOthersAreUsed() {
        Models.putSpots(folder, "1.0.0", "spots-1");
        Models.putSpots(folder, "1.1.0", "spots-2");
        // A version that was not tried counts with three times its files, about 3 KB here: two are too many.
        FolderModelLibrary library = library(MemoryBudget.ofBytes(4500));
        ModelReference first = ModelReference.parse("spots:1.0.0");
        ModelReference second = ModelReference.parse("spots:1.1.0");
        try (ServedLibrary served = served(library)) {
            library.relieveBy(served::letIdleGo);
            served.describe(first);
            served.describe(second);
            assertThat(served.statistics().held()).isEqualTo(1);
            assertThat(served.summary(first).state()).isEqualTo(ModelState.AVAILABLE);
            try (OpenModel ofAScene = library.open(second)) {
                assertThat(ofAScene.current().version().version()).isEqualTo("1.1.0");
                ProblemException refused = catchThrowableOfType(ProblemException.class, () -> served.describe(first));
                assertThat(refused.problem().code()).isEqualTo("model.memory");
                assertThat(refused.problem().expected()).endsWith("MiB for all models");
                assertThat(served.statistics().memory().refused()).isEqualTo(1);
                assertThat(served.summary(first).state())
                        .as("not refused for good")
                        .isEqualTo(ModelState.AVAILABLE);
            }
            assertThat(served.describe(first).version()).hasToString("spots:1.0.0");
        }
        assertThat(library.memory().usedBytes()).isZero();
    }

    @Test
    void aCallWhoseTimeIsOverDoesNotRun() {
        Models.putSpots(folder, "1.0.0", "spots-1");
        try (ServedLibrary served = served(library())) {
            CallDeadline gone = soon();
            gone.cancel();
            ProblemException refused = catchThrowableOfType(
                    ProblemException.class, () -> served.infer(SPOTS, gone, centres(numbers(NUMBERS))));
            assertThat(refused.problem().code()).isEqualTo("inference.cancelled");
            assertThat(served.statistics().cancelled()).isEqualTo(1);
        }
    }

    private static String refusal(ServedLibrary served, ServedInput... inputs) {
        return catchThrowableOfType(ProblemException.class, () -> served.infer(SPOTS, soon(), centres(inputs)))
                .getMessage();
    }

    private static ServedInput numbers(int count) {
        return new ServedInput.Numbers(
                "images", TensorType.FLOAT32, List.of(1L, 3L, 32L, 32L), ByteBuffer.allocate(4 * count));
    }

    private static ServedInput picture() {
        return new ServedInput.PictureFile("images", ByteBuffer.wrap(Models.plain(0xe01010)));
    }

    /** Tells the version and the centre of the first box, which differs between the models. */
    private static ServedCall<String> centres(ServedInput... inputs) {
        return new ServedCall<>() {
            @Override
            public List<ServedInput> inputs(ModelSignature model) {
                return List.of(inputs);
            }

            @Override
            public String outputs(ServedResult result) {
                assertThat(result.shape("output")).containsExactly(1L, 6L, 2L);
                assertThat(result.times().runNs()).isPositive();
                float centre = result.bytes("output").asFloatBuffer().get(0);
                return result.model().version().version() + " at " + centre;
            }
        };
    }

    private FolderModelLibrary library() {
        return library(MemoryBudget.unlimited());
    }

    private FolderModelLibrary library(MemoryBudget budget) {
        return new FolderModelLibrary(
                folder,
                new NoneRegistered(),
                new NoAliases(),
                new OpenGate(),
                version -> LoadedVersion.load(version, Models.RUNTIME, Models.MEDIA, 2),
                budget);
    }

    private ServedLibrary served(FolderModelLibrary library) {
        return new ServedLibrary(library, Models.MEDIA, new ProcessorBudget(2, 4), SharingRule.NONE, timer);
    }

    private static CallDeadline soon() {
        return CallDeadline.in(Duration.ofSeconds(20));
    }
}
