package io.qilian.bundles.modellibrary.internal.evaluation;

/** The precision-recall curve of one class: a point for each answer, from the best score down. */
final class PrecisionRecall {

    private static final int RECALLS = 100;

    private final double[] precision;
    private final double[] recall;

    private PrecisionRecall(double[] precision, double[] recall) {
        this.precision = precision;
        this.recall = recall;
    }

    /**
     * The curve of ranked answers.
     *
     * @param right whether each answer is right, best score first
     * @param objects how many objects there are, at least 1
     */
    static PrecisionRecall of(boolean[] right, int objects) {
        double[] precision = new double[right.length];
        double[] recall = new double[right.length];
        int found = 0;
        for (int i = 0; i < right.length; i++) {
            found += right[i] ? 1 : 0;
            precision[i] = (double) found / (i + 1);
            recall[i] = (double) found / objects;
        }
        return new PrecisionRecall(precision, recall);
    }

    /** Share of the answers so far that are right, by point. */
    double[] precision() {
        return precision.clone();
    }

    /** Share of the objects that are found so far, by point. */
    double[] recall() {
        return recall.clone();
    }

    /** The best precision at this recall or a higher one, for each point: a curve that never rises. */
    private double[] envelope() {
        double[] envelope = precision.clone();
        for (int i = envelope.length - 2; i >= 0; i--) {
            envelope[i] = Math.max(envelope[i], envelope[i + 1]);
        }
        return envelope;
    }

    /** Area under the envelope, over all points, as PASCAL VOC does since 2010. */
    double allPoints() {
        double[] envelope = envelope();
        double area = 0;
        double before = 0;
        for (int i = 0; i < envelope.length; i++) {
            area += (recall[i] - before) * envelope[i];
            before = recall[i];
        }
        return area;
    }

    /** Mean of the envelope at the recalls 0, 0.01 to 1, as COCO does; 0 beyond the last point. */
    double points101() {
        double[] envelope = envelope();
        double sum = 0;
        int point = 0;
        for (int step = 0; step <= RECALLS; step++) {
            double wanted = (double) step / RECALLS;
            while (point < recall.length && recall[point] < wanted) {
                point++;
            }
            sum += point < recall.length ? envelope[point] : 0;
        }
        return sum / (RECALLS + 1);
    }
}
