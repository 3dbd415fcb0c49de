package io.qilian.bundles.modellibrary.internal.version;

import io.qilian.bundles.modellibrary.internal.card.GoldenCard;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.api.settings.Setting;
import io.qilian.kernel.settings.api.SettingsFile;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares what a detector finds in a golden picture with what was recorded.
 *
 * @param version the detector, as {@code NAME:VERSION}
 * @param card what is allowed
 * @param threshold least score of the detector
 */
record GoldenDetections(String version, GoldenCard card, double threshold) {

    /** What a sample must give. */
    record Sample(@Setting(en = "What must be found", zh = "应检出") List<Expected> detections) {}

    /** One thing that must be found. */
    record Expected(
            @Setting(en = "Class", zh = "类别") String label,
            @Setting(en = "Score", zh = "得分", minimum = 0, maximum = 1) double score,
            @Setting(en = "Left, top, right, bottom in pixels", zh = "左上右下（像素）", minimum = 4, maximum = 4)
                    List<Double> box) {

        Detection detection() {
            return new Detection(label, score, new Box(box.get(0), box.get(1), box.get(2), box.get(3)));
        }
    }

    /** One comparison, for whatever has to be told about it. */
    private record Answer(Path picture, String how, List<Detection> expected, List<Detection> found) {}

    /**
     * Compares.
     *
     * @param how of the call, as {@code in a batch of 2}; empty for a picture alone
     */
    void check(Path sample, Path picture, List<Detection> found, String how) {
        List<Detection> expected = SettingsFile.read(sample).as(Sample.class).detections().stream()
                .map(Expected::detection)
                .toList();
        Answer answer = new Answer(picture, how, expected, found);
        expected.forEach(wanted -> require(wanted, answer));
        requireNothingElse(answer);
    }

    private void require(Detection wanted, Answer answer) {
        Optional<Detection> nearest = answer.found().stream()
                .filter(detection -> detection.label().equals(wanted.label()))
                .max(Comparator.comparingDouble(detection -> detection.box().overlap(wanted.box())));
        if (nearest.isEmpty()) {
            throw mismatch(answer, "the label " + wanted.label() + " is missing", text(wanted), "no " + wanted.label());
        }
        double overlap = nearest.get().box().overlap(wanted.box());
        if (overlap < card.iou()) {
            throw mismatch(
                    answer,
                    String.format(Locale.ROOT, "the box overlaps by %.2f, less than %s", overlap, card.iou()),
                    text(wanted),
                    text(nearest.get()));
        }
        double difference = Math.abs(nearest.get().score() - wanted.score());
        if (difference > card.score()) {
            throw mismatch(
                    answer,
                    String.format(Locale.ROOT, "the score differs by %.3f, more than %s", difference, card.score()),
                    text(wanted),
                    text(nearest.get()));
        }
    }

    /** What lies so near to the threshold that a rounding decides whether it is found is no difference. */
    private void requireNothingElse(Answer answer) {
        for (Detection detection : answer.found()) {
            boolean wanted = detection.score() < threshold + card.score()
                    || answer.expected().stream()
                            .anyMatch(one -> one.label().equals(detection.label())
                                    && detection.box().overlap(one.box()) >= card.iou());
            if (!wanted) {
                throw mismatch(
                        answer,
                        "something is found that was not recorded",
                        answer.expected().size() + " detections",
                        text(detection));
            }
        }
    }

    private ProblemException mismatch(Answer answer, String what, String expected, String actual) {
        String told = "The model does not answer a golden sample as recorded" + answer.how() + ": " + what;
        return new ProblemException(
                Problem.of(
                                "model.golden",
                                ProblemKind.INPUT,
                                told,
                                answer.picture().toString(),
                                GoldenCheck.PICTURE_FIX)
                        .comparing(expected, actual),
                new GoldenMismatch(version, answer.picture(), answer.expected(), answer.found()));
    }

    private static String text(Detection found) {
        Box box = found.box();
        return String.format(
                Locale.ROOT,
                "%s %.2f at [%.0f, %.0f, %.0f, %.0f]",
                found.label(),
                found.score(),
                box.left(),
                box.top(),
                box.right(),
                box.bottom());
    }
}
