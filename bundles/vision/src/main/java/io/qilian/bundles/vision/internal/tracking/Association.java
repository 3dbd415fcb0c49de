package io.qilian.bundles.vision.internal.tracking;

import io.qilian.bundles.vision.api.tracking.TrackerSettings;
import io.qilian.kernel.api.geometry.Box;

/**
 * Says which detection belongs to which track, in three passes, each an optimal {@link Assignment}.
 *
 * <ol>
 *   <li>Confirmed tracks take good detections that overlap their predicted boxes.
 *   <li>Confirmed tracks that are left take weak detections that overlap well: an object that is half hidden scores low
 *       (Y. Zhang et al.: ByteTrack, ECCV 2022).
 *   <li>Tracks that were seen a few frames ago, those being confirmed included, take good detections by likelihood. An
 *       object that is small, fast or seen at few frames a second moves further than its own length between two frames,
 *       so that boxes do not overlap at all; what is then asked is whether the place lies within the error ellipse of
 *       the prediction (Mahalanobis distance), and whether the shape agrees. The logarithm of the ellipse's area is
 *       part of the price, so that a track that knows nothing about its speed does not win against one that knows it
 *       well (negative log-likelihood of the global-nearest-neighbour rule, Blackman, Popoli: Design and Analysis of
 *       Modern Tracking Systems, 1999, 6.4).
 * </ol>
 *
 * A track never takes a detection outside its error ellipse, however much the boxes overlap: that keeps two persons who
 * walk side by side apart when one of them is missed.
 */
final class Association {

    /** Errors of real boxes have long tails: a box that is suddenly half hidden is 4 deviations off. */
    private static final double OVERLAP_GATE = 36;

    private static final double WEAK_OVERLAP = 0.4;
    private static final int FRESH_FRAMES = 3;
    private static final double CONFIRMED_GATE = 6;
    private static final double TENTATIVE_GATE = 12;
    private static final double SHAPE_DEVIATION = 0.22;
    private static final double SHAPE_GATE = 9;
    private static final double LARGEST_ASPECT_RATIO = 2.4;
    private static final double LARGEST_AREA_RATIO = 2.8;

    /** Makes the third pass's prices positive: the logarithm of the least area is about -13. */
    private static final double LIKELIHOOD_OFFSET = 40;

    private static final double LIKELIHOOD_LIMIT = 120;

    private final TrackerSettings.Scores scores;
    private final long coastNanos;
    private final Assignment assignment = new Assignment();
    private double[] costs = new double[0];
    private int[] rows = new int[0];
    private int[] columns = new int[0];
    private int rowCount;
    private int columnCount;

    Association(TrackerSettings settings) {
        this.scores = settings.scores();
        this.coastNanos = settings.memory().coastTime().toNanos();
    }

    void associate(TrackTable tracks, DetectionBatch batch, FrameTime time) {
        grow(tracks.count(), batch.count());
        selectConfirmed(tracks, time);
        selectDetections(batch, true);
        byOverlap(tracks, batch, scores.minimumOverlap());
        settle(tracks, batch, time);
        selectConfirmed(tracks, time);
        selectDetections(batch, false);
        byOverlap(tracks, batch, Math.max(WEAK_OVERLAP, scores.minimumOverlap()));
        settle(tracks, batch, time);
        selectFresh(tracks, time);
        selectDetections(batch, true);
        byLikelihood(tracks, batch);
        settle(tracks, batch, time);
    }

    private void selectConfirmed(TrackTable tracks, FrameTime time) {
        rowCount = 0;
        for (int i = 0; i < tracks.count(); i++) {
            LiveTrack track = tracks.track(i);
            if (track.confirmed() && !track.seen() && track.lostNanos(time) <= coastNanos) {
                rows[rowCount++] = i;
            }
        }
    }

    /** After a few frames the ellipse of a lost track is so wide that anything may lie in it. */
    private void selectFresh(TrackTable tracks, FrameTime time) {
        rowCount = 0;
        for (int i = 0; i < tracks.count(); i++) {
            LiveTrack track = tracks.track(i);
            boolean fresh = track.missedFrames() <= FRESH_FRAMES && track.lostNanos(time) <= coastNanos;
            if (!track.seen() && fresh) {
                rows[rowCount++] = i;
            }
        }
    }

    private void selectDetections(DetectionBatch batch, boolean high) {
        columnCount = 0;
        for (int i = 0; i < batch.count(); i++) {
            if (!batch.taken(i) && batch.high(i) == high) {
                columns[columnCount++] = i;
            }
        }
    }

    private void byOverlap(TrackTable tracks, DetectionBatch batch, double minimumOverlap) {
        for (int row = 0; row < rowCount; row++) {
            LiveTrack track = tracks.track(rows[row]);
            for (int column = 0; column < columnCount; column++) {
                double overlap =
                        track.filter().overlap(batch.detection(columns[column]).box());
                boolean fits = overlap >= minimumOverlap
                        && track.filter().squaredDistance(batch, columns[column]) <= OVERLAP_GATE
                        && alike(track.lastBox(), batch, columns[column]);
                costs[row * columnCount + column] = fits ? 1 - overlap : Double.POSITIVE_INFINITY;
            }
        }
        assignment.solve(costs, rowCount, columnCount, 1 - minimumOverlap);
    }

    private void byLikelihood(TrackTable tracks, DetectionBatch batch) {
        for (int row = 0; row < rowCount; row++) {
            LiveTrack track = tracks.track(rows[row]);
            double spread = track.filter().spread(1);
            double gate = track.confirmed() ? CONFIRMED_GATE : TENTATIVE_GATE;
            for (int column = 0; column < columnCount; column++) {
                double place = track.filter().squaredDistance(batch, columns[column]);
                double cost = Double.POSITIVE_INFINITY;
                if (place <= gate) {
                    double shape = shapeDistance(track.lastBox(), batch, columns[column]);
                    cost = shape <= SHAPE_GATE ? LIKELIHOOD_OFFSET + place + spread + shape : cost;
                }
                costs[row * columnCount + column] = cost;
            }
        }
        assignment.solve(costs, rowCount, columnCount, LIKELIHOOD_LIMIT);
    }

    private static double shapeDistance(Box last, DetectionBatch batch, int index) {
        double wider = Math.log(batch.width(index) / last.width()) / SHAPE_DEVIATION;
        double higher = Math.log(batch.height(index) / last.height()) / SHAPE_DEVIATION;
        return wider * wider + higher * higher;
    }

    /** An object that is half hidden halves its height; a person does not become as wide as a car. */
    private static boolean alike(Box last, DetectionBatch batch, int index) {
        double wider = batch.width(index) / last.width();
        double higher = batch.height(index) / last.height();
        double aspect = wider / higher;
        double area = wider * higher;
        return Math.max(aspect, 1 / aspect) <= LARGEST_ASPECT_RATIO && Math.max(area, 1 / area) <= LARGEST_AREA_RATIO;
    }

    private void settle(TrackTable tracks, DetectionBatch batch, FrameTime time) {
        for (int row = 0; row < rowCount; row++) {
            int column = assignment.columnOf(row);
            if (column >= 0) {
                batch.take(columns[column]);
                tracks.track(rows[row]).update(batch, columns[column], time);
            }
        }
    }

    private void grow(int tracks, int detections) {
        if (costs.length < tracks * detections) {
            costs = new double[2 * tracks * detections];
        }
        if (rows.length < tracks) {
            rows = new int[2 * tracks];
        }
        if (columns.length < detections) {
            columns = new int[2 * detections];
        }
    }
}
