package io.qilian.scenarios.traffic.internal.settings;

import io.qilian.bundles.vision.api.calibration.Calibration;
import io.qilian.bundles.vision.api.calibration.PointPair;
import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.settings.Setting;
import java.util.List;
import java.util.Optional;

/** Where points of the picture lie on the ground; without it there are no speeds. */
public record CalibrationEntry(
        @Setting(en = "Which feed of the scene; may be left out if it has one only", zh = "所属视频源")
                Optional<String> feed,
        @Setting(en = "Points of the road, well spread", zh = "路面标定点", minimum = 4, maximum = Calibration.MAXIMUM_PAIRS)
                List<Pair> points) {

    // The noise of a picked point refers to a picture of this size; the result is for one of any size.
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    /** Refuses points that give no calibration. */
    public CalibrationEntry {
        solve(points);
    }

    /** The calibration of the points. */
    public Calibration calibration() {
        return solve(points);
    }

    private static Calibration solve(List<Pair> points) {
        List<PointPair> pairs = points.stream()
                .map(pair -> new PointPair(pair.picture(), pair.metres()))
                .toList();
        return Calibration.solve(pairs, WIDTH, HEIGHT, Calibration.PICKING_NOISE_PIXELS);
    }

    /** One point. */
    public record Pair(
            @Setting(en = "Shares of the picture, [across, down]", zh = "占画面比例") Point picture,
            @Setting(en = "Metres on the ground, along any two axes at right angles", zh = "地面坐标（米）") Point metres) {}
}
