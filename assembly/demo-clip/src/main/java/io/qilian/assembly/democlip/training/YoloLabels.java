package io.qilian.assembly.democlip.training;

import io.qilian.assembly.democlip.truth.FrameFormat;
import io.qilian.assembly.democlip.truth.FrameTruth;
import io.qilian.assembly.democlip.truth.SeenObject;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.geometry.Point;
import java.util.List;
import java.util.Locale;

/**
 * Labels in the form that detectors of the YOLO family are trained with: {@code class cx cy width height}, in shares of
 * the picture. Classes: 0 person, 1 bicycle and 2 motorcycle with their riders, 3 car (vans count as cars), 4 bus,
 * 5 truck; -1 is to be ignored, as too little of it is seen.
 */
public final class YoloLabels {

    private static final int IGNORED = -1;
    private static final double LEAST_VISIBLE_SHARE = 0.25;
    private static final double LEAST_HEIGHT_PIXELS = 5;

    private YoloLabels() {}

    /** One label a line for each object of a frame. */
    public static List<String> of(FrameTruth truth, FrameFormat format) {
        return truth.objects().stream().map(object -> label(object, format)).toList();
    }

    private static String label(SeenObject object, FrameFormat format) {
        Box box = object.box();
        Point centre = box.centre();
        return String.format(
                Locale.ROOT,
                "%d %.6f %.6f %.6f %.6f",
                number(object),
                centre.x() / format.width(),
                centre.y() / format.height(),
                box.width() / format.width(),
                box.height() / format.height());
    }

    private static int number(SeenObject object) {
        if (object.visibleShare() < LEAST_VISIBLE_SHARE || object.box().height() < LEAST_HEIGHT_PIXELS) {
            return IGNORED;
        }
        return switch (object.user()) {
            case PERSON -> 0;
            case BICYCLE -> 1;
            case MOTORCYCLE -> 2;
            case CAR, VAN -> 3;
            case BUS -> 4;
            case TRUCK -> 5;
        };
    }
}
