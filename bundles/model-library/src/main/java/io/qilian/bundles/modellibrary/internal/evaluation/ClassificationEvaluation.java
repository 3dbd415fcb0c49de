package io.qilian.bundles.modellibrary.internal.evaluation;

import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.modellibrary.api.DatasetRequest;
import io.qilian.bundles.modellibrary.api.Evaluation.ClassFigures;
import io.qilian.bundles.modellibrary.api.Evaluation.Measure;
import io.qilian.bundles.modellibrary.api.EvaluationReport.Confusion;
import io.qilian.bundles.modellibrary.api.EvaluationRequest;
import io.qilian.kernel.api.model.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Evaluates a classifier on folders of pictures that are called as their classes. Its answer is the class with the best
 * score, whatever that is. For one evaluation.
 */
final class ClassificationEvaluation {

    private static final int MOST_FOLDERS = 10_000;

    /** What an answer is called whose class is not evaluated. */
    private static final String OTHER = "";

    private final Subject subject;
    private final DatasetRequest dataset;
    private final List<String> names;
    private final ClassMap classes;
    private final Map<String, Map<String, Long>> answers = new TreeMap<>();

    ClassificationEvaluation(Subject subject, EvaluationRequest request) {
        this.subject = subject;
        this.dataset = request.dataset();
        this.names = folders(dataset.folder());
        this.classes = new ClassMap(names, subject.labels(), request, subject.name());
    }

    private static List<String> folders(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.filter(Files::isDirectory)
                    .map(file -> file.getFileName().toString())
                    .limit(MOST_FOLDERS + 1L)
                    .sorted()
                    .toList();
            if (names.isEmpty() || names.size() > MOST_FOLDERS) {
                throw DatasetProblems.names(
                        folder.toString(), "There is no folder for each class, or more than " + MOST_FOLDERS);
            }
            return names;
        } catch (IOException e) {
            throw DatasetProblems.unreadable(folder, e);
        }
    }

    Outcome run(PictureSteps steps) {
        List<Path> pictures = new ArrayList<>();
        for (String name : names) {
            if (classes.ofName(name).isPresent()) {
                int left = dataset.most() - pictures.size();
                pictures.addAll(DatasetFiles.pictures(dataset.folder().resolve(name), dataset.pictures(), left));
            }
        }
        if (pictures.isEmpty()) {
            throw DatasetProblems.noPictures(dataset.folder(), dataset.pictures());
        }
        steps.each(pictures, this::add);
        return outcome(pictures.size());
    }

    private void add(Path file, Picture picture) {
        String folder = file.getParent().getFileName().toString();
        String label = classes.ofName(folder).orElseThrow();
        Optional<String> answer =
                subject.classify(picture).stream().findFirst().map(Score::label).flatMap(classes::ofName);
        answers.computeIfAbsent(label, key -> new TreeMap<>()).merge(answer.orElse(OTHER), 1L, Long::sum);
    }

    private Outcome outcome(int pictures) {
        List<ClassFigures> figures = new ArrayList<>();
        long right = 0;
        for (String name : classes.evaluated()) {
            Map<String, Long> ofClass = answers.getOrDefault(name, Map.of());
            long objects = ofClass.values().stream().mapToLong(Long::longValue).sum();
            if (objects > 0) {
                long found = ofClass.getOrDefault(name, 0L);
                right += found;
                figures.add(new ClassFigures(
                        name,
                        objects,
                        Map.of(Measure.RECALL, (double) found / objects, Measure.PRECISION, precision(name, found))));
            }
        }
        ClassFigures overall = new ClassFigures("", pictures, Map.of(Measure.ACCURACY, (double) right / pictures));
        return new Outcome(pictures, overall, figures, classes.leftOut(), confusions());
    }

    /** Of a class that was never answered it is 0. */
    private double precision(String name, long found) {
        long answered = answers.values().stream()
                .mapToLong(ofClass -> ofClass.getOrDefault(name, 0L))
                .sum();
        return answered == 0 ? 0 : (double) found / answered;
    }

    private List<Confusion> confusions() {
        List<Confusion> confusions = new ArrayList<>();
        answers.forEach((label, ofClass) -> ofClass.forEach((answer, count) -> {
            if (!answer.equals(label)) {
                confusions.add(new Confusion(label, answer, count));
            }
        }));
        confusions.sort(Comparator.comparingLong(Confusion::pictures).reversed());
        return confusions;
    }
}
