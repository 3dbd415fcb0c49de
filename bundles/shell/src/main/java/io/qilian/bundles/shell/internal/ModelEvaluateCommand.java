package io.qilian.bundles.shell.internal;

import static io.qilian.bundles.shell.internal.Messages.text;

import io.qilian.bundles.modellibrary.api.DatasetRequest;
import io.qilian.bundles.modellibrary.api.Evaluation;
import io.qilian.bundles.modellibrary.api.EvaluationProgress;
import io.qilian.bundles.modellibrary.api.EvaluationReport;
import io.qilian.bundles.modellibrary.api.EvaluationRequest;
import io.qilian.bundles.modellibrary.api.EvaluationRequest.Merged;
import io.qilian.bundles.modellibrary.api.ModelEvaluation;
import io.qilian.kernel.api.model.ModelReference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Measures how well a model answers labelled pictures. */
@Service
@Command(
        scope = "model",
        name = "evaluate",
        description = "Measures how well a model answers labelled pictures, and keeps the result; ends with Ctrl+C")
public final class ModelEvaluateCommand extends ConsoleCommand {

    private static final int STEPS = 10;
    private static final int MOST_CONFUSIONS = 10;

    @Argument(name = "model", description = "NAME, NAME@ALIAS or NAME:VERSION", required = true)
    @Completion(ModelCompleter.class)
    private String model;

    @Option(
            name = "--dataset",
            description = "The folder: images and labels in YOLO form, or a folder of pictures for each class",
            required = true)
    private String dataset;

    @Option(name = "--images", description = "Where the pictures lie in it; images if not given")
    private String images = "images";

    @Option(name = "--labels", description = "Where the labels lie in it; labels if not given")
    private String labels = "labels";

    @Option(
            name = "--names",
            description = "Names of the classes between commas in the order of their numbers, or the file in it with"
                    + " them; classes.txt or data.yaml if not given")
    private String names;

    @Option(name = "--pictures", description = "Which pictures, as a pattern such as gate_*; all if not given")
    private String pictures = "*";

    @Option(name = "--limit", description = "At most so many pictures, the first by name; 20000 if not given")
    private int limit = DatasetRequest.MOST_PICTURES;

    @Option(name = "--classes", description = "Which classes, between commas; all that both have if not given")
    private String classes;

    @Option(
            name = "--merge",
            description = "Classes that count as one, as vehicle=car+bus; can be given several times",
            multiValued = true)
    private List<String> merged = List.of();

    @Option(name = "--iou", description = "Overlap from which a box is found, 0.05 to 0.95; 0.5 if not given")
    private double iou = 0.5;

    @Option(name = "--score", description = "Least score of an answer, 0.001 to 1; 0.01 if not given")
    private double score = 0.01;

    @Option(name = "--no-format", description = "For scripts: one row a line, tabs between the cells")
    private boolean noFormat;

    @Reference
    private ModelEvaluation evaluations;

    @Override
    void run() {
        ModelReference reference = ModelReference.parse(model);
        DatasetRequest wanted = new DatasetRequest(
                session().currentDir().resolve(dataset).normalize(),
                images,
                labels,
                Optional.ofNullable(names),
                pictures,
                limit);
        EvaluationRequest request = new EvaluationRequest(
                wanted,
                Numbers.texts(classes),
                merged.stream().map(ModelEvaluateCommand::group).toList(),
                iou,
                score);
        EvaluationReport report =
                evaluations.evaluate(reference, request, user(), noFormat ? progress -> {} : this::show);
        Evaluation evaluation = report.evaluation();
        if (!noFormat) {
            System.out.println(text(
                    "evaluated.of",
                    evaluation.version(),
                    evaluation.dataset().name(),
                    evaluation.dataset().pictures(),
                    evaluation.settings()));
        }
        print(Evaluations.table(evaluation), noFormat);
        if (!noFormat) {
            showRest(report);
        }
    }

    private static Merged group(String typed) {
        int name = typed.indexOf('=');
        if (name < 1 || name == typed.length() - 1) {
            throw new IllegalArgumentException("--merge: expected NAME=CLASS+CLASS, got " + typed);
        }
        return new Merged(
                typed.substring(0, name),
                Stream.of(typed.substring(name + 1).split("\\+", -1)).toList());
    }

    /** Ten lines, however many pictures there are. */
    private void show(EvaluationProgress progress) {
        long part = (long) STEPS * progress.done() / progress.total();
        if (part > (long) STEPS * (progress.done() - 1) / progress.total()) {
            System.out.println(text("evaluate.progress", progress.done(), progress.total()));
            flush();
        }
    }

    private static void showRest(EvaluationReport report) {
        System.out.println(Evaluations.result(report.evaluation()));
        report.confusions().stream()
                .limit(MOST_CONFUSIONS)
                .map(one -> text("confusion", one.label(), one.answer(), one.pictures()))
                .forEach(System.out::println);
        if (!report.leftOut().isEmpty()) {
            System.out.println(text("leftOut", String.join(", ", report.leftOut())));
        }
    }
}
