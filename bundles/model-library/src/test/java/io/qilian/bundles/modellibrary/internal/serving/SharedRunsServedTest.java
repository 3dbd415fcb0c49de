package io.qilian.bundles.modellibrary.internal.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qilian.bundles.modellibrary.api.CallDeadline;
import io.qilian.bundles.modellibrary.api.ModelSignature;
import io.qilian.bundles.modellibrary.api.ModelState;
import io.qilian.bundles.modellibrary.api.ServedCall;
import io.qilian.bundles.modellibrary.api.ServedInput;
import io.qilian.bundles.modellibrary.api.ServedResult;
import io.qilian.bundles.modellibrary.api.ServingStatistics;
import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.card.BatchCard.Sharing;
import io.qilian.bundles.modellibrary.internal.library.FolderModelLibrary;
import io.qilian.bundles.modellibrary.internal.library.NoAliases;
import io.qilian.bundles.modellibrary.internal.library.NoneRegistered;
import io.qilian.bundles.modellibrary.internal.library.OpenGate;
import io.qilian.bundles.modellibrary.internal.processor.ProcessorBudget;
import io.qilian.bundles.modellibrary.internal.version.LoadedVersion;
import io.qilian.bundles.onnx.api.TensorType;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls of a real model that share runs: it looks places up in a table, and a place outside fails the whole run. */
class SharedRunsServedTest {

    private static final ModelReference LOOKUP = ModelReference.parse("lookup");
    private static final String OUTPUT = "  output: {decoder: tensor, outputs: [found]}\n";

    @TempDir
    private Path folder;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        callers.shutdownNow();
        timer.shutdownNow();
    }

    @Test
    void eachCallGetsTheRowsOfItsOwnPlacesAlsoBesideOneThatFails() throws Exception {
        put("  batch: {maximum: 8, sharing: 'on'}\n");
        FolderModelLibrary library = library();
        try (ServedLibrary served = served(library)) {
            List<Future<?>> all = new ArrayList<>();
            for (int caller = 0; caller < 6; caller++) {
                Random random = new Random(caller);
                all.add(callers.submit(() -> {
                    for (int call = 0; call < 300; call++) {
                        ask(served, random);
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get(60, TimeUnit.SECONDS);
            }
            ServingStatistics.Shared shared = served.statistics().shared();
            assertThat(shared.calls()).isEqualTo(1800);
            assertThat(shared.failedRuns()).isPositive();
            assertThat(shared.runs()).isLessThan(1800 + 8 * shared.failedRuns());
            assertThat(served.describe(LOOKUP).sharing()).hasValue(new ModelSignature.Sharing(8, 500));
        }
        assertThat(library.models()).noneMatch(model -> model.state() == ModelState.LOADED);
    }

    private static void ask(ServedLibrary served, Random random) {
        long[] places = random.longs(1 + random.nextInt(3), 0, 1000).toArray();
        boolean bad = random.nextInt(15) == 0;
        if (bad) {
            places[0] = 5000;
        }
        try {
            float[] found = served.infer(LOOKUP, soon(), lookup(places));
            assertThat(bad).isFalse();
            assertThat(found).hasSameSizeAs(places);
            for (int i = 0; i < places.length; i++) {
                assertThat(found[i]).isEqualTo((float) (1000 + places[i]));
            }
        } catch (ProblemException e) {
            assertThat(bad).as(e.getMessage()).isTrue();
            assertThat(e.problem().code()).isEqualTo("model.run-failed");
        }
    }

    @Test
    void aMeasurementDecidesWhereNobodyElseHas() {
        put("  batch: {maximum: 8}\n");
        try (ServedLibrary served = served(library())) {
            boolean shares = served.describe(LOOKUP).sharing().isPresent();
            assertThat(served.infer(LOOKUP, soon(), lookup(7))).containsExactly(1007);
            assertThat(served.statistics().shared().calls()).isEqualTo(shares ? 1 : 0);
        }
    }

    @Test
    void whetherABatchPaysIsMeasuredAndSoIsWhetherItGivesTheSame() {
        put("  batch: {maximum: 8}\n");
        FolderModelLibrary library = library();
        try (var model = library.open(LOOKUP)) {
            BatchGain gain = BatchGain.measure(model.current()).orElseThrow();
            assertThat(gain.same()).isTrue();
            assertThat(gain.rows()).isEqualTo(8);
            assertThat(gain.aloneMs()).isPositive();
            assertThat(new BatchGain(8, 1.0, 0.95, true).pays()).isFalse();
            assertThat(new BatchGain(8, 1.0, 0.5, true).pays()).isTrue();
            assertThat(new BatchGain(8, 1.0, 0.5, false).pays()).isFalse();
        }
    }

    @Test
    void withoutAWordOfTheCardAModelTakesOneRowAndRunsEachCallAlone() {
        put("");
        try (ServedLibrary served = served(library())) {
            assertThat(served.describe(LOOKUP).mostBatch()).isEqualTo(1);
            assertThat(served.describe(LOOKUP).sharing()).isEmpty();
            assertThat(served.infer(LOOKUP, soon(), lookup(7))).containsExactly(1007);
        }
    }

    @Test
    void aCardThatAllowsBatchesOfAModelThatTakesNoneIsRefused() {
        Models.put(
                folder,
                "spots",
                "1.0.0",
                "spots-1",
                Models.SPOTS_INPUT + Models.SPOTS_OUTPUT + "  batch: {maximum: 4}\n");
        try (ServedLibrary served = served(library())) {
            ProblemException refused =
                    catchThrowableOfType(ProblemException.class, () -> served.load(ModelReference.parse("spots")));
            assertThat(refused.problem().code()).isEqualTo("model.input");
            assertThat(refused.problem().where()).endsWith("qilian.batch");
        }
    }

    private void put(String batch) {
        Models.put(folder, "lookup", "1.0.0", "lookup", OUTPUT + batch);
    }

    private static ServedCall<float[]> lookup(long... places) {
        return new ServedCall<>() {
            @Override
            public List<ServedInput> inputs(ModelSignature model) {
                ByteBuffer bytes =
                        ByteBuffer.allocate(Long.BYTES * places.length).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asLongBuffer().put(places);
                return List.of(
                        new ServedInput.Numbers("places", TensorType.INT64, List.of((long) places.length, 1L), bytes));
            }

            @Override
            public float[] outputs(ServedResult result) {
                FloatBuffer numbers = result.bytes("found").asFloatBuffer();
                assertThat(result.shape("found")).containsExactly((long) places.length, 1L);
                float[] found = new float[numbers.remaining()];
                numbers.get(found);
                return found;
            }
        };
    }

    private FolderModelLibrary library() {
        return new FolderModelLibrary(
                folder,
                new NoneRegistered(),
                new NoAliases(),
                new OpenGate(),
                version -> LoadedVersion.load(version, Models.RUNTIME, Models.MEDIA, 2));
    }

    private ServedLibrary served(FolderModelLibrary library) {
        return new ServedLibrary(
                library, Models.MEDIA, new ProcessorBudget(2, 64), new SharingRule(Sharing.AUTO, 500), timer);
    }

    private static CallDeadline soon() {
        return CallDeadline.in(Duration.ofSeconds(30));
    }
}
