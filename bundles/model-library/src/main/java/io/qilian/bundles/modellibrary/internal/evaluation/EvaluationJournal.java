package io.qilian.bundles.modellibrary.internal.evaluation;

import io.qilian.bundles.modellibrary.api.Evaluation;
import io.qilian.bundles.modellibrary.api.Evaluation.ClassFigures;
import io.qilian.bundles.modellibrary.api.Evaluation.Dataset;
import io.qilian.bundles.modellibrary.api.Evaluation.Measure;
import io.qilian.bundles.modellibrary.api.ModelEvaluation;
import io.qilian.kernel.api.model.ModelVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The results of evaluations in the database: at most {@link ModelEvaluation#MAXIMUM_HISTORY} of a model, of which the oldest
 * go. A result is one transaction. Thread-safe.
 */
public final class EvaluationJournal {

    private final Jdbi database;

    /**
     * A journal.
     *
     * @param database with the tables of this capability
     */
    public EvaluationJournal(Jdbi database) {
        this.database = database;
    }

    void write(Evaluation evaluation) {
        database.useTransaction(handle -> {
            long sequence = insert(handle, evaluation);
            PreparedBatch figures = handle.prepareBatch("INSERT INTO evaluation_figure"
                    + " (evaluation, place, class, objects, measure, figure) VALUES (?, ?, ?, ?, ?, ?)");
            add(figures, sequence, 0, evaluation.overall());
            for (int i = 0; i < evaluation.classes().size(); i++) {
                add(figures, sequence, i + 1, evaluation.classes().get(i));
            }
            figures.execute();
            removeOldest(handle, evaluation.version().name());
        });
    }

    private static void removeOldest(Handle handle, String model) {
        handle.createQuery("SELECT sequence FROM evaluation WHERE model = ? ORDER BY sequence DESC OFFSET "
                        + ModelEvaluation.MAXIMUM_HISTORY + " ROWS FETCH FIRST 1 ROW ONLY")
                .bind(0, model)
                .mapTo(Long.class)
                .findOne()
                .ifPresent(
                        newestBeyond -> handle.createUpdate("DELETE FROM evaluation WHERE model = ? AND sequence <= ?")
                                .bind(0, model)
                                .bind(1, newestBeyond)
                                .execute());
    }

    private static long insert(Handle handle, Evaluation evaluation) {
        return handle.createUpdate("INSERT INTO evaluation (model, version, sha256, dataset, dataset_digest, pictures,"
                        + " settings, iou, evaluated_at, evaluated_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, evaluation.version().name())
                .bind(1, evaluation.version().version())
                .bind(2, evaluation.version().digest())
                .bind(3, evaluation.dataset().name())
                .bind(4, evaluation.dataset().digest())
                .bind(5, evaluation.dataset().pictures())
                .bind(6, evaluation.settings())
                .bind(7, evaluation.iou())
                .bind(8, evaluation.evaluatedAt().atOffset(ZoneOffset.UTC))
                .bind(9, evaluation.by())
                .executeAndReturnGeneratedKeys("sequence")
                .mapTo(Long.class)
                .one();
    }

    private static void add(PreparedBatch batch, long sequence, int place, ClassFigures figures) {
        figures.figures().forEach((measure, figure) -> batch.bind(0, sequence)
                .bind(1, place)
                .bind(2, figures.label())
                .bind(3, figures.objects())
                .bind(4, measure.name())
                .bind(5, figure)
                .add());
    }

    /** The evaluations of all versions of a model, newest first. */
    List<Evaluation> newestFirst(String model) {
        return database.withHandle(handle -> {
            List<Head> heads = handle.createQuery("SELECT * FROM evaluation WHERE model = ? ORDER BY sequence DESC")
                    .bind(0, model)
                    .map(EvaluationJournal::head)
                    .list();
            return heads.stream()
                    .map(head -> head.with(figures(handle, head.sequence)))
                    .toList();
        });
    }

    /** A row of evaluation, whose figures are still missing. */
    private record Head(long sequence, Evaluation evaluation) {

        Evaluation with(List<ClassFigures> figures) {
            return new Evaluation(
                    evaluation.version(),
                    evaluation.dataset(),
                    evaluation.settings(),
                    evaluation.iou(),
                    figures.get(0),
                    figures.subList(1, figures.size()),
                    evaluation.evaluatedAt(),
                    evaluation.by());
        }
    }

    private static Head head(ResultSet row, StatementContext context) throws SQLException {
        return new Head(
                row.getLong("sequence"),
                new Evaluation(
                        new ModelVersion(row.getString("model"), row.getString("version"), row.getString("sha256")),
                        new Dataset(row.getString("dataset"), row.getString("dataset_digest"), row.getInt("pictures")),
                        row.getString("settings"),
                        row.getDouble("iou"),
                        new ClassFigures("", 0, Map.of()),
                        List.of(),
                        row.getObject("evaluated_at", OffsetDateTime.class).toInstant(),
                        row.getString("evaluated_by")));
    }

    /** A row of evaluation_figure. */
    private record Figure(int place, String label, long objects, Measure measure, double figure) {}

    /** The figures in their places, those of all classes together first. */
    private static List<ClassFigures> figures(Handle handle, long evaluation) {
        List<Figure> rows = handle.createQuery("SELECT place, class, objects, measure, figure FROM evaluation_figure"
                        + " WHERE evaluation = ? ORDER BY place")
                .bind(0, evaluation)
                .map((row, context) -> new Figure(
                        row.getInt("place"),
                        row.getString("class"),
                        row.getLong("objects"),
                        Measure.valueOf(row.getString("measure")),
                        row.getDouble("figure")))
                .list();
        List<ClassFigures> figures = new ArrayList<>();
        int next = 0;
        while (next < rows.size()) {
            Figure first = rows.get(next);
            Map<Measure, Double> ofClass = new EnumMap<>(Measure.class);
            for (; next < rows.size() && rows.get(next).place == first.place; next++) {
                ofClass.put(rows.get(next).measure, rows.get(next).figure);
            }
            figures.add(new ClassFigures(first.label, first.objects, ofClass));
        }
        return figures;
    }
}
