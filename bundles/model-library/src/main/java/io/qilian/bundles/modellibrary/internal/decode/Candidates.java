package io.qilian.bundles.modellibrary.internal.decode;

import java.util.Arrays;

/**
 * Boxes that a decoder has read, in pixels of the model's input, in plain arrays that are reused from frame to frame.
 * There is room for {@link #CAPACITY}; when it is used up the weaker half makes way, and weaker ones are not taken any
 * more, so that of any number the strongest are kept.
 */
public final class Candidates {

    /** Most candidates of one frame. */
    public static final int CAPACITY = 4096;

    private final float[] left = new float[CAPACITY];
    private final float[] top = new float[CAPACITY];
    private final float[] right = new float[CAPACITY];
    private final float[] bottom = new float[CAPACITY];
    private final float[] score = new float[CAPACITY];
    private final int[] label = new int[CAPACITY];
    private final long[] order = new long[CAPACITY];
    private final float[] ranked = new float[CAPACITY];
    private int size;
    private float floor;

    /** Has no candidates. */
    public Candidates() {}

    /** Forgets the candidates. */
    public void clear() {
        size = 0;
        floor = 0;
    }

    void addCorners(int labelIndex, float confidence, float x1, float y1, float x2, float y2) {
        // Written so that a number that is none is left out as well.
        if (!(x2 > x1 && y2 > y1 && confidence > floor)) {
            return;
        }
        if (size == CAPACITY) {
            makeRoom();
            if (confidence <= floor) {
                return;
            }
        }
        left[size] = x1;
        top[size] = y1;
        right[size] = x2;
        bottom[size] = y2;
        score[size] = confidence;
        label[size] = labelIndex;
        size++;
    }

    /** Raises the floor to the median score and closes the gaps, in the order in which the candidates were read. */
    private void makeRoom() {
        System.arraycopy(score, 0, ranked, 0, size);
        Arrays.sort(ranked, 0, size);
        floor = ranked[size / 2];
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (score[i] > floor) {
                left[kept] = left[i];
                top[kept] = top[i];
                right[kept] = right[i];
                bottom[kept] = bottom[i];
                score[kept] = score[i];
                label[kept] = label[i];
                kept++;
            }
        }
        size = kept;
    }

    void addCentre(int labelIndex, float confidence, float x, float y, float width, float height) {
        addCorners(labelIndex, confidence, x - width / 2, y - height / 2, x + width / 2, y + height / 2);
    }

    /**
     * Leaves out the weaker of two boxes of the same class that overlap, and orders the rest by score. Greedy
     * non-maximum suppression, each class by itself.
     *
     * @param iou overlap from which the weaker one is left out; 1 leaves out none
     * @param maximum most that are kept
     */
    public void suppress(double iou, int maximum) {
        sortByScore();
        int kept = 0;
        for (int i = 0; i < size && kept < maximum; i++) {
            int candidate = (int) order[i];
            if (iou >= 1 || !covered(candidate, kept, (float) iou)) {
                order[kept++] = candidate;
            }
        }
        size = kept;
    }

    /** Best first; of equal scores the one read first, so that the order is the same each time. */
    private void sortByScore() {
        for (int i = 0; i < size; i++) {
            long descending = 0x7fffffffL - Float.floatToIntBits(Math.max(score[i], 0));
            order[i] = descending << 32 | i;
        }
        Arrays.sort(order, 0, size);
        for (int i = 0; i < size; i++) {
            order[i] &= 0xffffffffL;
        }
    }

    private boolean covered(int candidate, int kept, float iou) {
        for (int i = 0; i < kept; i++) {
            int other = (int) order[i];
            if (label[other] == label[candidate] && overlap(candidate, other) > iou) {
                return true;
            }
        }
        return false;
    }

    private float overlap(int a, int b) {
        float across = Math.min(right[a], right[b]) - Math.max(left[a], left[b]);
        float down = Math.min(bottom[a], bottom[b]) - Math.max(top[a], top[b]);
        if (across <= 0 || down <= 0) {
            return 0;
        }
        float shared = across * down;
        return shared / (area(a) + area(b) - shared);
    }

    private float area(int i) {
        return (right[i] - left[i]) * (bottom[i] - top[i]);
    }

    /**
     * Number of candidates; after {@link #suppress} of those kept.
     *
     * @return the number
     */
    public int size() {
        return size;
    }

    /** The {@code rank}-th best candidate, after {@link #suppress}. */
    public float left(int rank) {
        return left[(int) order[rank]];
    }

    /** Upper edge of the {@code rank}-th best. */
    public float top(int rank) {
        return top[(int) order[rank]];
    }

    /** Right edge of the {@code rank}-th best. */
    public float right(int rank) {
        return right[(int) order[rank]];
    }

    /** Lower edge of the {@code rank}-th best. */
    public float bottom(int rank) {
        return bottom[(int) order[rank]];
    }

    /** Score of the {@code rank}-th best. */
    public float score(int rank) {
        return score[(int) order[rank]];
    }

    /** Class of the {@code rank}-th best. */
    public int label(int rank) {
        return label[(int) order[rank]];
    }
}
