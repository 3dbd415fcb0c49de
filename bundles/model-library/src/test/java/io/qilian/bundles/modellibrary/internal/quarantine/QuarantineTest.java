package io.qilian.bundles.modellibrary.internal.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.modellibrary.api.ModelDetails.Trial;
import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.header.Message;
import io.qilian.bundles.onnx.api.ModelTrial;
import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.bundles.onnx.api.OnnxException.Reason;
import io.qilian.bundles.onnx.api.TrialLimits;
import io.qilian.bundles.onnx.api.TrialReport;
import io.qilian.kernel.api.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineTest {

    private static final TrialReport REPORT = new TrialReport(12.5, List.of(3.25), 90_000_000);
    private static final Trial TRIAL = new Trial(12.5, OptionalDouble.of(3.25), 90_000_000);

    @TempDir
    private Path library;

    @TempDir
    private Path records;

    private final Trials trials = new Trials();

    @Test
    void aModelIsTriedOnce() {
        Quarantine quarantine = quarantine("1.29.0");

        assertThat(quarantine.trial(spots())).isEmpty();
        quarantine.admit(spots());
        quarantine.admit(spots());
        assertThat(quarantine.trial(spots())).contains(TRIAL);

        assertThat(trials.tried).hasSize(1);
    }

    @Test
    void whatPassedIsKnownAfterAStart() {
        quarantine("1.29.0").admit(spots());

        Quarantine again = quarantine("1.29.0");
        again.admit(spots());

        assertThat(again.trial(spots())).contains(TRIAL);
        assertThat(trials.tried).hasSize(1);
    }

    @Test
    void anotherRuntimeTriesAnew() {
        quarantine("1.29.0").admit(spots());
        quarantine("1.30.0").admit(spots());

        assertThat(trials.tried).hasSize(2);
    }

    @Test
    void aDamagedRecordCountsForNothing() throws IOException {
        quarantine("1.29.0").admit(spots());
        try (Stream<Path> files = Files.list(records)) {
            Files.writeString(files.findFirst().orElseThrow(), "runtime=1.29.0\nloadMs=soon\n");
        }

        quarantine("1.29.0").admit(spots());

        assertThat(trials.tried).hasSize(2);
    }

    @Test
    void aRefusalIsNotRemembered() {
        Quarantine quarantine = quarantine("1.29.0");
        trials.refusal = Optional.of(new OnnxException(Reason.TRIAL, "it was ended by signal 11", null));

        assertThatThrownBy(() -> quarantine.admit(spots()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("model.trial")
                .hasMessageContaining("signal 11");
        trials.refusal = Optional.empty();

        quarantine.admit(spots());
        assertThat(quarantine.trial(spots())).contains(TRIAL);
    }

    @Test
    void aMachineThatCannotTryModelsRunsNone() {
        trials.refusal = Optional.of(new UncheckedIOException(new IOException("no bash")));

        assertThatThrownBy(() -> quarantine("1.29.0").admit(spots()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("model.no-trial")
                .hasMessageContaining("no bash");
    }

    @Test
    void filesBesideAModelAreLookedAtEachTime() throws IOException {
        Quarantine quarantine = quarantine("1.29.0");
        Path folder = putWithFileBeside();
        quarantine.admit(ModelFolder.read(folder));
        Path outside = Files.move(folder.resolve("weights.bin"), library.resolve("secret"));
        Files.createSymbolicLink(folder.resolve("weights.bin"), outside);

        assertThatThrownBy(() -> quarantine.admit(ModelFolder.read(folder)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("model.external-data");
    }

    @Test
    void inputsOfFixedShapeAreTriedAsTheyAre() {
        quarantine("1.29.0").admit(spots());

        assertThat(trials.tried).containsExactly(List.of(Map.of()));
    }

    @Test
    void whoComesMeanwhileWaitsForTheSameTrial() throws Exception {
        Quarantine quarantine = quarantine("1.29.0");
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            ModelFolder spots = spots();
            List<Future<?>> admissions = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                admissions.add(executor.submit(() -> quarantine.admit(spots)));
            }
            for (Future<?> admission : admissions) {
                admission.get(10, TimeUnit.SECONDS);
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(trials.tried).hasSize(1);
    }

    /** The spots again, with a tensor more that lies in a file of its own. */
    private Path putWithFileBeside() throws IOException {
        Path folder = Models.putSpots(library, "1.0.0", "spots-1");
        Message tensor =
                Message.tensor("beside", 2).number(14, 1).message(13, Message.entry("location", "weights.bin"));
        byte[] more = new Message().message(7, new Message().message(5, tensor)).toBytes();
        Path model = folder.resolve("model.onnx");
        Files.write(model, more, StandardOpenOption.APPEND);
        Files.write(folder.resolve("weights.bin"), new byte[8]);
        Path card = folder.resolve("README.md");
        String digest = Models.digest(Files.readAllBytes(model));
        Files.writeString(card, Files.readString(card).replaceAll("[0-9a-f]{64}", digest));
        return folder;
    }

    private Quarantine quarantine(String runtime) {
        return new Quarantine(trials, runtime, records);
    }

    private ModelFolder spots() {
        Path folder = library.resolve("spots/1.0.0");
        return ModelFolder.read(Files.exists(folder) ? folder : Models.putSpots(library, "1.0.0", "spots-1"));
    }

    /** Trials that are counted, and refuse when they are told to. */
    private static final class Trials implements ModelTrial {

        private final List<List<Map<String, List<Long>>>> tried = new ArrayList<>();
        private Optional<RuntimeException> refusal = Optional.empty();

        @Override
        public synchronized TrialReport run(Path model, List<Map<String, List<Long>>> shapes, TrialLimits limits) {
            tried.add(shapes);
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            return REPORT;
        }
    }
}
