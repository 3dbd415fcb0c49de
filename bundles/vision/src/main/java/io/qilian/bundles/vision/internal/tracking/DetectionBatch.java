package io.qilian.bundles.vision.internal.tracking;

import io.qilian.bundles.vision.api.tracking.TrackerSettings;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.observation.Detection;
import java.util.Arrays;
import java.util.List;

/** The detections of one frame that are used, best first, as arrays that are kept between frames. */
final class DetectionBatch {

    private static final double FARTHEST = 1e6;

    private final TrackerSettings settings;
    private final Detection[] detections;
    private final boolean[] taken;
    private int count;
    private long duplicates;
    private long leftOut;

    DetectionBatch(TrackerSettings settings) {
        this.settings = settings;
        this.detections = new Detection[settings.bounds().maximumDetections()];
        this.taken = new boolean[detections.length];
    }

    void load(List<Detection> seen) {
        Arrays.fill(detections, 0, count, null);
        count = 0;
        for (Detection detection : seen) {
            if (detection.score() >= settings.scores().low()) {
                if (usable(detection.box())) {
                    insert(detection);
                } else {
                    leftOut++;
                }
            }
        }
        dropDuplicates();
        Arrays.fill(taken, 0, count, false);
    }

    private static boolean usable(Box box) {
        boolean near =
                box.left() > -FARTHEST && box.top() > -FARTHEST && box.right() < FARTHEST && box.bottom() < FARTHEST;
        return near && box.width() > 0 && box.height() > 0;
    }

    /** Keeps the order by score, and that of the model among equals; the weakest makes way when there are too many. */
    private void insert(Detection detection) {
        if (count == detections.length) {
            leftOut++;
            if (detections[count - 1].score() >= detection.score()) {
                return;
            }
            count--;
        }
        int place = count++;
        while (place > 0 && detections[place - 1].score() < detection.score()) {
            detections[place] = detections[place - 1];
            place--;
        }
        detections[place] = detection;
    }

    private void dropDuplicates() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (repeats(detections[i].box(), kept)) {
                duplicates++;
            } else {
                detections[kept++] = detections[i];
            }
        }
        Arrays.fill(detections, kept, count, null);
        count = kept;
    }

    private boolean repeats(Box box, int among) {
        for (int i = 0; i < among; i++) {
            if (box.overlap(detections[i].box()) > settings.scores().duplicateOverlap()) {
                return true;
            }
        }
        return false;
    }

    int count() {
        return count;
    }

    boolean high(int index) {
        return score(index) >= settings.scores().high();
    }

    boolean taken(int index) {
        return taken[index];
    }

    void take(int index) {
        taken[index] = true;
    }

    Detection detection(int index) {
        return detections[index];
    }

    double score(int index) {
        return detections[index].score();
    }

    double centreX(int index) {
        return (detections[index].box().left() + detections[index].box().right()) / 2;
    }

    double centreY(int index) {
        return (detections[index].box().top() + detections[index].box().bottom()) / 2;
    }

    double width(int index) {
        return detections[index].box().width();
    }

    double height(int index) {
        return detections[index].box().height();
    }

    long duplicates() {
        return duplicates;
    }

    long leftOut() {
        return leftOut;
    }
}
