package io.qilian.scenarios.traffic.internal.settings;

import io.qilian.bundles.vision.api.geometry.Polyline;
import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.settings.Setting;
import java.util.List;
import java.util.Optional;

/** A line at which vehicles are counted. */
public record LineEntry(
        @Setting(en = "Name of the line", zh = "计数线名称", pattern = TrafficSettings.NAME) String name,
        @Setting(en = "Which feed of the scene; may be left out if it has one only", zh = "所属视频源")
                Optional<String> feed,
        @Setting(
                        en =
                                "Corners as shares of the picture, [across, down]; forward is from left to right for one who "
                                        + "looks from the first to the last",
                        zh = "折线各点（占画面比例），从首点望向末点时自左向右为正向",
                        minimum = 2,
                        maximum = Polyline.MAXIMUM_POINTS)
                List<Point> path) {

    /** Refuses a line without length. */
    public LineEntry {
        path = new Polyline(path).points();
    }

    /** The line as the vision library takes it. */
    public Polyline polyline() {
        return new Polyline(path);
    }
}
