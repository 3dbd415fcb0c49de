package io.qilian.bundles.feeds.internal.liveness;

import io.qilian.bundles.media.api.PictureMeter;
import java.util.Arrays;

/**
 * Where in the picture the edges are, compared with where they usually are. Light changes how strong edges are, and
 * hardly where; so the square roots of the gradients of small cells are taken, less the mean of the cells around, and
 * compared by Pearson's correlation. The known view follows the pictures slowly, so that what passes through it leaves no
 * trace. The top and the bottom of the picture are left out, see {@link Thumbnails}. For one thread at a time.
 */
final class SceneLayout {

    private static final int WIDTH = PictureMeter.THUMBNAIL_WIDTH;
    private static final int HEIGHT = PictureMeter.THUMBNAIL_HEIGHT;
    private static final int COLUMNS = WIDTH / 2;
    private static final int TOP = Thumbnails.TOP;
    private static final int ROWS = (Thumbnails.BOTTOM - TOP) / 2;

    /** Cells on either side whose mean is taken off. */
    private static final int SURROUNDING = 2;

    private static final double FASTEST = 1.0 / 30;
    private static final double SLOWEST = 1.0 / 300;

    private final float[] strengths = new float[COLUMNS * ROWS];
    private final float[] current = new float[COLUMNS * ROWS];
    private final float[] known = new float[COLUMNS * ROWS];
    private long learned;

    /** Takes the layout of a thumbnail; a correlation with the known view follows by {@link #correlation()}. */
    void look(byte[] thumbnail) {
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                strengths[row * COLUMNS + column] = strength(thumbnail, 2 * column, TOP + 2 * row);
            }
        }
        flatten();
    }

    /**
     * Takes off what is around each cell and the mean of each row, and scales to the length 1. What a whole row has in
     * common, such as a horizon or a kerb, stays where it is when a camera is turned.
     */
    private void flatten() {
        double squares = 0;
        for (int row = 0; row < ROWS; row++) {
            float sum = 0;
            for (int column = 0; column < COLUMNS; column++) {
                float height = strengths[row * COLUMNS + column] - around(column, row);
                current[row * COLUMNS + column] = height;
                sum += height;
            }
            for (int column = 0; column < COLUMNS; column++) {
                float height = current[row * COLUMNS + column] - sum / COLUMNS;
                current[row * COLUMNS + column] = height;
                squares += height * height;
            }
        }
        float norm = (float) Math.sqrt(squares);
        for (int at = 0; at < current.length; at++) {
            current[at] = norm > 0 ? current[at] / norm : 0;
        }
    }

    /** The square root of the gradient in a cell of two by two pixels. */
    private static float strength(byte[] grey, int left, int top) {
        int sum = 0;
        for (int y = top; y < top + 2; y++) {
            for (int x = left; x < left + 2; x++) {
                int right = grey(grey, Math.min(x + 1, WIDTH - 1), y) - grey(grey, Math.max(x - 1, 0), y);
                int down = grey(grey, x, Math.min(y + 1, HEIGHT - 1)) - grey(grey, x, Math.max(y - 1, 0));
                sum += Math.abs(right) + Math.abs(down);
            }
        }
        return (float) Math.sqrt(sum);
    }

    private static int grey(byte[] grey, int x, int y) {
        return grey[y * WIDTH + x] & 0xff;
    }

    private float around(int column, int row) {
        float sum = 0;
        int count = 0;
        for (int y = Math.max(row - SURROUNDING, 0); y <= Math.min(row + SURROUNDING, ROWS - 1); y++) {
            for (int x = Math.max(column - SURROUNDING, 0); x <= Math.min(column + SURROUNDING, COLUMNS - 1); x++) {
                sum += strengths[y * COLUMNS + x];
                count++;
            }
        }
        return sum / count;
    }

    /** Of the picture looked at last with the known view, -1 to 1; 1 if there is no known view yet. */
    double correlation() {
        if (learned == 0) {
            return 1;
        }
        double product = 0;
        double squares = 0;
        for (int at = 0; at < known.length; at++) {
            product += (double) current[at] * known[at];
            squares += (double) known[at] * known[at];
        }
        return squares == 0 ? 0 : product / Math.sqrt(squares);
    }

    /** Lets the known view follow the picture looked at last. */
    void learn() {
        double share = learned == 0 ? 1 : Math.max(SLOWEST, Math.min(FASTEST, 1.0 / (learned + 1)));
        learned++;
        for (int at = 0; at < known.length; at++) {
            known[at] += (float) (share * (current[at] - known[at]));
        }
    }

    /** Pictures that have formed the known view. */
    long learned() {
        return learned;
    }

    void forget() {
        learned = 0;
        Arrays.fill(known, 0);
    }
}
