package io.qilian.bundles.modellibrary.internal.evaluation;

import io.qilian.kernel.api.geometry.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The answers of a detector for one class over all pictures, each judged at several overlaps. As in COCO, the answers of a
 * picture choose in the order of their scores the box that they overlap most among those that are still free; an answer
 * that has none, but lies mainly in a box that is to be ignored, does not count.
 */
final class DetectionScores {

    private final double[] overlaps;
    private final List<Judged> answers = new ArrayList<>();
    private int objects;

    /** An answer, with a bit for each overlap at which it is right or does not count. */
    private record Judged(double score, int right, int ignored) {}

    /** An answer in a picture. */
    record Answer(double score, Box box) {}

    /**
     * No answers yet.
     *
     * @param overlaps the overlaps from which a box is found, at most 32
     */
    DetectionScores(double... overlaps) {
        this.overlaps = overlaps.clone();
    }

    /**
     * One picture.
     *
     * @param found the answers, best first
     * @param truth the boxes of the class
     * @param ignored boxes that neither reward nor punish
     */
    void add(List<Answer> found, List<Box> truth, List<Box> ignored) {
        objects += truth.size();
        boolean[][] taken = new boolean[overlaps.length][truth.size()];
        for (Answer answer : found) {
            int right = 0;
            int passed = 0;
            for (int i = 0; i < overlaps.length; i++) {
                int best = best(answer.box(), truth, taken[i], overlaps[i]);
                if (best >= 0) {
                    taken[i][best] = true;
                    right |= 1 << i;
                } else if (liesIn(answer.box(), ignored, overlaps[i])) {
                    passed |= 1 << i;
                }
            }
            answers.add(new Judged(answer.score(), right, passed));
        }
    }

    private static int best(Box box, List<Box> truth, boolean[] taken, double least) {
        int best = -1;
        double most = least;
        for (int i = 0; i < truth.size(); i++) {
            double overlap = taken[i] ? 0 : truth.get(i).overlap(box);
            if (overlap >= most) {
                most = overlap;
                best = i;
            }
        }
        return best;
    }

    private static boolean liesIn(Box box, List<Box> ignored, double least) {
        return ignored.stream().anyMatch(other -> shared(box, other) >= least * box.area());
    }

    private static double shared(Box a, Box b) {
        double across = Math.min(a.right(), b.right()) - Math.max(a.left(), b.left());
        double down = Math.min(a.bottom(), b.bottom()) - Math.max(a.top(), b.top());
        return across > 0 && down > 0 ? across * down : 0;
    }

    /** Objects of the class so far. */
    int objects() {
        return objects;
    }

    /** Answers so far. */
    int answers() {
        return answers.size();
    }

    /** The curve at one of the overlaps, by its place; there must be an object. Of equal scores the earlier is first. */
    PrecisionRecall curve(int overlap) {
        int bit = 1 << overlap;
        List<Judged> ranked = answers.stream()
                .filter(answer -> (answer.ignored & bit) == 0)
                .sorted(Comparator.comparingDouble(Judged::score).reversed())
                .toList();
        boolean[] right = new boolean[ranked.size()];
        for (int i = 0; i < right.length; i++) {
            right[i] = (ranked.get(i).right & bit) != 0;
        }
        return PrecisionRecall.of(right, objects);
    }
}
