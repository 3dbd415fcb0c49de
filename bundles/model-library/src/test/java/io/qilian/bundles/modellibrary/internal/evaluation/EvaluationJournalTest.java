package io.qilian.bundles.modellibrary.internal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.modellibrary.api.Evaluation;
import io.qilian.bundles.modellibrary.api.Evaluation.ClassFigures;
import io.qilian.bundles.modellibrary.api.Evaluation.Measure;
import io.qilian.bundles.modellibrary.api.ModelEvaluation;
import io.qilian.kernel.api.model.ModelVersion;
import io.qilian.kernel.store.internal.MigratingStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationJournalTest {

    @TempDir
    private Path folder;

    @Test
    void tellsAfterARestartWhatWasWritten() {
        Evaluation written = evaluation("spots", 7);
        try (Opened first = new Opened()) {
            first.journal.write(written);
            first.journal.write(evaluation("other", 1));
        }
        try (Opened again = new Opened()) {
            assertThat(again.journal.newestFirst("spots")).containsExactly(written);
        }
    }

    @Test
    void keepsTheNewestOfEachModelUpToABound() {
        try (Opened opened = new Opened()) {
            opened.journal.write(evaluation("other", 1));
            for (int i = 0; i < ModelEvaluation.MAXIMUM_HISTORY + 3; i++) {
                opened.journal.write(evaluation("spots", i));
            }
            List<Evaluation> told = opened.journal.newestFirst("spots");
            assertThat(told).hasSize(ModelEvaluation.MAXIMUM_HISTORY);
            assertThat(told.get(0).dataset().pictures()).isEqualTo(ModelEvaluation.MAXIMUM_HISTORY + 2);
            // Each has three figures, and those of the model that was not written to are still there.
            assertThat(opened.count("evaluation_figure")).isEqualTo(3 * (ModelEvaluation.MAXIMUM_HISTORY + 1));
        }
    }

    private static Evaluation evaluation(String model, int pictures) {
        return new Evaluation(
                new ModelVersion(model, "1.0.0", "a".repeat(64)),
                new Evaluation.Dataset("gates", "b".repeat(64), pictures),
                "score 0.01",
                0.5,
                new ClassFigures("", 12, Map.of(Measure.AP_ALL_POINTS, 0.5)),
                List.of(
                        new ClassFigures("person", 10, Map.of(Measure.AP_ALL_POINTS, 0.75)),
                        new ClassFigures("car", 2, Map.of(Measure.AP_ALL_POINTS, 0.25))),
                Instant.parse("2026-12-01T08:00:00Z"),
                "li");
    }

    private final class Opened implements AutoCloseable {

        private final JdbcConnectionPool database =
                JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("store"), "sa", "");
        private final Jdbi jdbi = new MigratingStore(database).open("models", EvaluationJournal.class.getClassLoader());
        private final EvaluationJournal journal = new EvaluationJournal(jdbi);

        int count(String rows) {
            return jdbi.withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM " + rows)
                    .mapTo(Integer.class)
                    .one());
        }

        @Override
        public void close() {
            database.dispose();
        }
    }
}
