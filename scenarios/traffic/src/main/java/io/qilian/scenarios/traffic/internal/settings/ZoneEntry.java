package io.qilian.scenarios.traffic.internal.settings;

import io.qilian.bundles.vision.api.geometry.Polygon;
import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.settings.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A zone in which vehicles are counted and must not stand. */
public record ZoneEntry(
        @Setting(en = "Name of the zone", zh = "区域名称", pattern = TrafficSettings.NAME) String name,
        @Setting(en = "Which feed of the scene; may be left out if it has one only", zh = "所属视频源")
                Optional<String> feed,
        @Setting(
                        en = "Corners as shares of the picture, [across, down]",
                        zh = "多边形顶点（占画面比例）",
                        minimum = 3,
                        maximum = Polygon.MAXIMUM_POINTS)
                List<Point> area,
        @Setting(en = "After what time a vehicle that stands still is told", zh = "静止多久报告", absent = "10s")
                Duration stoppedAfter) {

    /** Refuses a zone without area. */
    public ZoneEntry {
        area = new Polygon(area).points();
        if (stoppedAfter.toSeconds() < 1 || stoppedAfter.toHours() > 24) {
            throw new IllegalArgumentException("stoppedAfter: expected 1s to 24h, got " + stoppedAfter);
        }
    }

    /** The zone as the vision library takes it. */
    public Polygon polygon() {
        return new Polygon(area);
    }
}
