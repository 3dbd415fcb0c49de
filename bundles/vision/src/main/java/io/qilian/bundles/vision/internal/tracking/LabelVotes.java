package io.qilian.bundles.vision.internal.tracking;

import java.util.Arrays;

/**
 * The class of one object by the votes of its detections, each weighing as much as its score. The class is locked: it
 * changes only when another has half as many votes again, so that a tie does not flicker. Old votes fade, since a
 * detector is surer of an object that has come near. Keeps at most {@value #PLACES} classes; the weakest makes way.
 */
final class LabelVotes {

    private static final int PLACES = 8;
    private static final double LEAD = 1.5;
    private static final double FULL = 64;

    private final String[] labels = new String[PLACES];
    private final double[] votes = new double[PLACES];
    private double total;
    private int leader;

    void clear() {
        Arrays.fill(labels, null);
        Arrays.fill(votes, 0);
        total = 0;
        leader = 0;
    }

    void add(String label, double score) {
        int place = placeOf(label);
        votes[place] += score;
        total += score;
        if (votes[place] > LEAD * votes[leader]) {
            leader = place;
        }
        if (total > FULL) {
            for (int i = 0; i < PLACES; i++) {
                votes[i] /= 2;
            }
            total /= 2;
        }
    }

    void addAll(LabelVotes others) {
        for (int i = 0; i < PLACES; i++) {
            if (others.labels[i] != null) {
                add(others.labels[i], others.votes[i]);
            }
        }
    }

    String label() {
        return labels[leader];
    }

    private int placeOf(String label) {
        int weakest = leader == 0 ? 1 : 0;
        for (int i = 0; i < PLACES; i++) {
            if (labels[i] == null) {
                labels[i] = label;
                return i;
            }
            if (labels[i].equals(label)) {
                return i;
            }
            if (i != leader && votes[i] < votes[weakest]) {
                weakest = i;
            }
        }
        total -= votes[weakest];
        labels[weakest] = label;
        votes[weakest] = 0;
        return weakest;
    }
}
