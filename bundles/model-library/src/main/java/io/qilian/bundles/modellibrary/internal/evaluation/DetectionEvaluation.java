package io.qilian.bundles.modellibrary.internal.evaluation;

import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.modellibrary.api.Evaluation.ClassFigures;
import io.qilian.bundles.modellibrary.api.Evaluation.Measure;
import io.qilian.bundles.modellibrary.api.EvaluationRequest;
import io.qilian.bundles.modellibrary.internal.evaluation.DetectionScores.Answer;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.observation.Detection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Evaluates a detector on pictures with labels in YOLO form. For one evaluation. */
final class DetectionEvaluation {

    /** Most answers of a detector that are kept for the curves. */
    static final int MOST_ANSWERS = 1_000_000;

    private static final int COCO_OVERLAPS = 10;

    private final Subject subject;
    private final EvaluationRequest request;
    private final DatasetFiles files;
    private final List<String> names;
    private final ClassMap classes;
    private final Path labels;
    private final Map<String, DetectionScores> scores = new LinkedHashMap<>();
    private int answers;

    DetectionEvaluation(Subject subject, EvaluationRequest request, DatasetFiles files) {
        this.subject = subject;
        this.request = request;
        this.files = files;
        this.names = ClassNames.of(request.dataset());
        this.classes = new ClassMap(names, subject.labels(), request, subject.name());
        this.labels = request.dataset().folder().resolve(request.dataset().labels());
        double[] overlaps = DoubleStream.concat(
                        DoubleStream.of(request.iou()),
                        IntStream.range(0, COCO_OVERLAPS).mapToDouble(step -> (50 + 5 * step) / 100.0))
                .toArray();
        classes.evaluated().forEach(name -> scores.put(name, new DetectionScores(overlaps)));
    }

    Outcome run(PictureSteps steps) {
        Path images = request.dataset().folder().resolve(request.dataset().images());
        List<Path> pictures = DatasetFiles.pictures(
                images, request.dataset().pictures(), request.dataset().most());
        if (pictures.isEmpty()) {
            throw DatasetProblems.noPictures(images, request.dataset().pictures());
        }
        if (pictures.stream().noneMatch(picture -> Files.isRegularFile(labelFile(picture)))) {
            throw DatasetProblems.noLabels(labels);
        }
        steps.each(pictures, this::add);
        return outcome(pictures.size());
    }

    private Path labelFile(Path picture) {
        return labels.resolve(picture.getFileName().toString().replaceFirst("\\.[^.]*$", "") + ".txt");
    }

    private void add(Path file, Picture picture) {
        Map<String, List<Box>> truth = new HashMap<>();
        List<Box> ignored = new ArrayList<>();
        readTruth(labelFile(file), picture, truth, ignored);
        Map<String, List<Answer>> found = new HashMap<>();
        for (Detection detection : subject.detect(picture)) {
            classes.ofName(detection.label()).ifPresent(name -> found.computeIfAbsent(name, key -> new ArrayList<>())
                    .add(new Answer(detection.score(), detection.box())));
        }
        scores.forEach((name, one) -> {
            List<Answer> mine = found.getOrDefault(name, List.of());
            if (classes.isMerged(name)) {
                mine = strongest(mine, subject.sameObject());
            }
            answers += mine.size();
            one.add(mine, truth.getOrDefault(name, List.of()), ignored);
        });
        if (answers > MOST_ANSWERS) {
            throw DatasetProblems.tooManyAnswers(subject.name(), MOST_ANSWERS);
        }
    }

    /** The model has suppressed within each of its classes only; what counts as one class is found once. */
    private static List<Answer> strongest(List<Answer> bestFirst, double sameObject) {
        List<Answer> kept = new ArrayList<>();
        for (Answer answer : bestFirst) {
            if (kept.stream().noneMatch(other -> other.box().overlap(answer.box()) > sameObject)) {
                kept.add(answer);
            }
        }
        return kept;
    }

    private void readTruth(Path labelFile, Picture picture, Map<String, List<Box>> truth, List<Box> ignored) {
        if (Files.isRegularFile(labelFile)) {
            for (LabelledBox box : new LabelFile(labelFile, names.size()).read(files.read(labelFile))) {
                Box pixels = box.in(picture.width(), picture.height());
                if (box.label() == LabelledBox.IGNORE) {
                    ignored.add(pixels);
                } else {
                    classes.ofNumber(box.label())
                            .ifPresent(name -> truth.computeIfAbsent(name, key -> new ArrayList<>())
                                    .add(pixels));
                }
            }
        }
    }

    private Outcome outcome(int pictures) {
        List<ClassFigures> figures = new ArrayList<>();
        scores.forEach((name, one) -> {
            if (one.objects() > 0) {
                figures.add(new ClassFigures(name, one.objects(), figures(one)));
            }
        });
        if (figures.isEmpty()) {
            throw DatasetProblems.noObjects(labels, classes.evaluated());
        }
        Map<Measure, Double> means = new EnumMap<>(Measure.class);
        for (Measure measure : figures.get(0).figures().keySet()) {
            means.put(
                    measure,
                    figures.stream()
                            .mapToDouble(one -> one.figures().get(measure))
                            .average()
                            .orElseThrow());
        }
        long objects = figures.stream().mapToLong(ClassFigures::objects).sum();
        return new Outcome(pictures, new ClassFigures("", objects, means), figures, classes.leftOut(), List.of());
    }

    private static Map<Measure, Double> figures(DetectionScores scores) {
        PrecisionRecall asked = scores.curve(0);
        double coco = IntStream.rangeClosed(1, COCO_OVERLAPS)
                .mapToDouble(place -> scores.curve(place).points101())
                .average()
                .orElseThrow();
        return Map.of(
                Measure.AP_ALL_POINTS, asked.allPoints(),
                Measure.AP_101_POINTS, asked.points101(),
                Measure.AP_COCO, coco);
    }
}
