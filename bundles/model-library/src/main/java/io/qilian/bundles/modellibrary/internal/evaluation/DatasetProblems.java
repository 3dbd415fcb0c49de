package io.qilian.bundles.modellibrary.internal.evaluation;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.nio.file.Path;
import java.util.Collection;

/** What is told about datasets that are not in order, and about evaluations that end early. */
final class DatasetProblems {

    private DatasetProblems() {}

    static ProblemException label(String place, String expected, String actual) {
        return new ProblemException(Problem.of(
                        "dataset.label",
                        ProblemKind.INPUT,
                        "A label cannot be read",
                        place,
                        "Write class, centre x, centre y, width and height as shares of the picture")
                .comparing(expected, actual));
    }

    static ProblemException tooLarge(String what, Path where, String expected, String actual) {
        return new ProblemException(
                Problem.of("dataset.too-large", ProblemKind.INPUT, what, where.toString(), "Evaluate a part of it")
                        .comparing(expected, actual));
    }

    static ProblemException unreadable(Path where, Exception cause) {
        return new ProblemException(
                Problem.of(
                        "dataset.unreadable",
                        ProblemKind.INPUT,
                        "It cannot be read: " + cause.getMessage(),
                        where.toString(),
                        "Check the path and its permissions; a picture is a whole JPEG or PNG file"),
                cause);
    }

    static ProblemException noPictures(Path where, String pattern) {
        return new ProblemException(Problem.of(
                        "dataset.no-pictures",
                        ProblemKind.INPUT,
                        "There are no pictures",
                        where.toString(),
                        "Name the folder that holds the pictures, or another pattern")
                .comparing(pattern + " ending with .jpg, .jpeg, .png, .bmp or .webp", "none"));
    }

    static ProblemException noLabels(Path where) {
        return new ProblemException(Problem.of(
                "dataset.no-labels",
                ProblemKind.INPUT,
                "None of the pictures has a label file",
                where.toString(),
                "Name the folder that holds a text file NAME.txt for each picture NAME.jpg"));
    }

    static ProblemException names(String where, String what) {
        return new ProblemException(Problem.of(
                "dataset.names",
                ProblemKind.INPUT,
                what,
                where,
                "Name the classes in the order of their numbers with --names, or in classes.txt, one a line"));
    }

    static ProblemException unknownClass(String option, String name, Collection<String> known) {
        return new ProblemException(Problem.of(
                        "dataset.class-unknown",
                        ProblemKind.INPUT,
                        "There is no such class",
                        option,
                        "Name classes that the dataset has")
                .comparing(String.join(", ", known), name));
    }

    static ProblemException nothingMaps(String model, Collection<String> names, Collection<String> labels) {
        return new ProblemException(Problem.of(
                        "dataset.nothing-maps",
                        ProblemKind.INPUT,
                        "No class of the dataset is called as one of the model's",
                        model,
                        "Correct the names, or let classes count as one with --merge NAME=CLASS+CLASS")
                .comparing(String.join(", ", labels), String.join(", ", names)));
    }

    static ProblemException noObjects(Path where, Collection<String> classes) {
        return new ProblemException(Problem.of(
                        "dataset.no-objects",
                        ProblemKind.INPUT,
                        "No object of the classes that are evaluated is labelled",
                        where.toString(),
                        "Evaluate other pictures or other classes")
                .comparing(String.join(", ", classes), "none"));
    }

    static ProblemException tooManyAnswers(String model, int most) {
        return new ProblemException(Problem.of(
                        "evaluation.too-many-answers",
                        ProblemKind.RESOURCE,
                        "The model gives more answers than fit into memory",
                        model,
                        "Evaluate fewer pictures, or raise the least score")
                .comparing("at most " + most, "more"));
    }

    static ProblemException wrongKind(String model) {
        return new ProblemException(Problem.of(
                "evaluation.wrong-kind",
                ProblemKind.INPUT,
                "Only detectors and classifiers can be evaluated",
                model,
                "Name a model whose decoder is not tensor; model:info shows it"));
    }

    static ProblemException interrupted(String model, int done, int total) {
        return new ProblemException(Problem.of(
                        "evaluation.interrupted",
                        ProblemKind.INPUT,
                        "The evaluation was interrupted, and nothing is kept of it",
                        model,
                        "Start it again when it may run to its end")
                .comparing(total + " pictures", done + " pictures"));
    }
}
