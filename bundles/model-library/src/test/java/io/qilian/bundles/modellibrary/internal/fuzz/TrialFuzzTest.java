package io.qilian.bundles.modellibrary.internal.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.modellibrary.internal.Models;
import io.qilian.bundles.modellibrary.internal.card.ModelFolder;
import io.qilian.bundles.modellibrary.internal.quarantine.Quarantine;
import io.qilian.bundles.onnx.api.ModelTrial;
import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.bundles.onnx.api.TrialLimits;
import io.qilian.bundles.onnx.api.TrialReport;
import io.qilian.bundles.onnx.internal.trial.ChildTrials;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.testkit.RealData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mutated models through the whole quarantine, child process included. Each survivor of the header takes a process, so
 * the test runs on demand: {@code -Dqilian.fuzz.survivors=300}, {@code -Dqilian.fuzz.minutes=10} at most.
 */
@EnabledIfSystemProperty(
        named = "qilian.fuzz.survivors",
        matches = "\\d+",
        disabledReason = "takes a process for each survivor; -Dqilian.fuzz.survivors=300 runs it")
class TrialFuzzTest {

    private static final System.Logger LOG = System.getLogger(TrialFuzzTest.class.getName());
    private static final TrialLimits LIMITS = new TrialLimits(TrialLimits.DEFAULT.memoryBytes(), 10, 60, 1);
    private static final List<Mutation> MUTATIONS = List.of(Mutation.values());
    private static final int LARGEST_BYTES = 4 << 20;

    @TempDir
    private Path home;

    private final Map<String, Integer> outcomes = new TreeMap<>();
    private int survivors;

    @BeforeEach
    void putWhatMustNotBeRead() throws IOException {
        Files.write(home.resolve(Mutation.CANARY), Mutation.secret());
        Files.createDirectories(home.resolve("models/fuzz"));
    }

    @Test
    void noMutationDoesMoreThanBeRefused() throws IOException {
        int wanted = Integer.getInteger("qilian.fuzz.survivors");
        Instant end = Instant.now().plus(Duration.ofMinutes(Integer.getInteger("qilian.fuzz.minutes", 10)));
        List<Path> models = models();
        ModelTrial trial = ChildTrials.in(Files.createDirectories(home.resolve("trial")));
        Random random = new Random(Long.getLong("qilian.fuzz.seed", 7));
        int tried = 0;
        while (survivors < wanted && Instant.now().isBefore(end)) {
            Mutation mutation = MUTATIONS.get(tried % MUTATIONS.size());
            byte[] whole = Files.readAllBytes(models.get(random.nextInt(models.size())));
            count(mutation, admit(put(mutation.apply(whole, random)), trial, mutation));
            tried++;
        }
        outcomes.forEach((outcome, number) -> LOG.log(System.Logger.Level.INFO, number + " " + outcome));
        LOG.log(System.Logger.Level.INFO, tried + " mutations, " + survivors + " tried in a child process");
        assertThat(survivors).isPositive();
        // A process that was ended by force is gone a moment later.
        for (ProcessHandle child : ProcessHandle.current().children().toList()) {
            child.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }
        assertThat(Files.readAllBytes(home.resolve(Mutation.CANARY))).isEqualTo(Mutation.secret());
    }

    private void count(Mutation mutation, String outcome) {
        outcomes.merge(mutation + ": " + outcome, 1, Integer::sum);
    }

    private String admit(Path folder, ModelTrial trial, Mutation mutation) {
        boolean[] reached = {false};
        ModelTrial watched = (model, shapes, limits) -> {
            reached[0] = true;
            survivors++;
            return run(trial, model, shapes);
        };
        try {
            new Quarantine(watched, "fuzz", home.resolve("records")).admit(ModelFolder.read(folder));
            assertThat(mutation).isNotEqualTo(Mutation.OUTSIDE);
            return "passed";
        } catch (ProblemException e) {
            String secret = new String(Mutation.secret(), StandardCharsets.US_ASCII);
            assertThat(e.getMessage()).doesNotContain(secret).contains("fix:");
            assertThat(reached[0] && mutation == Mutation.OUTSIDE)
                    .as("a file outside has come to the runtime")
                    .isFalse();
            return (reached[0] ? "refused by the trial, " : "refused by the header, ") + kind(e);
        }
    }

    private static TrialReport run(ModelTrial trial, Path model, List<Map<String, List<Long>>> shapes) {
        return trial.run(model, shapes, LIMITS);
    }

    /** How a process ended, of what the runtime said the code only. */
    private static String kind(ProblemException refusal) {
        Optional<String> trial = Optional.ofNullable(refusal.getCause())
                .filter(OnnxException.class::isInstance)
                .map(Throwable::getMessage)
                .flatMap(
                        message -> Stream.of("by signal", "did not end within", "ended with status", "without a result")
                                .filter(message::contains)
                                .findFirst());
        return refusal.problem().code() + trial.map(end -> " (" + end + ")").orElse("");
    }

    private Path put(byte[] model) throws IOException {
        Path folder = home.resolve("models/fuzz/1.0.0");
        if (!Files.exists(folder)) {
            Files.createDirectories(folder.resolve("golden"));
            Files.createSymbolicLink(folder.resolve("link"), home);
            Files.createSymbolicLink(folder.resolve("link-to-canary"), home.resolve(Mutation.CANARY));
        }
        Files.write(folder.resolve("model.onnx"), model);
        Models.writeCard(
                folder, "fuzz", "1.0.0", Models.digest(model), "  output: {decoder: tensor, outputs: [any]}\n");
        return folder;
    }

    private static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.list(RealData.require("models"))) {
            return files.filter(file -> file.toString().endsWith(".onnx"))
                    .filter(file -> file.toFile().length() <= LARGEST_BYTES)
                    .sorted()
                    .toList();
        }
    }
}
