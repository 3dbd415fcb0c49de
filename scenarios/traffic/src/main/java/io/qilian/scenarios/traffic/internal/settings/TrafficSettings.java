package io.qilian.scenarios.traffic.internal.settings;

import io.qilian.bundles.vision.api.counting.Anchor;
import io.qilian.bundles.vision.api.coverage.ClockIntervals;
import io.qilian.kernel.api.settings.Setting;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Settings of a traffic scene. */
public record TrafficSettings(
        @Setting(en = "Lines at which vehicles are counted", zh = "计数线", maximum = MAXIMUM_SHAPES)
                List<LineEntry> lines,
        @Setting(en = "Zones in which vehicles are counted and must not stand", zh = "区域", maximum = MAXIMUM_SHAPES)
                List<ZoneEntry> zones,
        @Setting(en = "Points of the road by which speeds are measured, for each feed", zh = "标定", maximum = 16)
                List<CalibrationEntry> calibrations,
        @Setting(
                        en = "Classes that are counted",
                        zh = "计数类别",
                        absent = "[bicycle, motorcycle, car, bus, truck]",
                        minimum = 1,
                        maximum = 5)
                List<RoadUser> classes,
        @Setting(en = "Which point of a vehicle has to cross", zh = "过线参考点", absent = "ground") Anchor anchor,
        @Setting(en = "Length of the intervals of the aggregates", zh = "统计间隔", absent = "5m") Duration interval,
        @Setting(en = "Whose wall clock the intervals follow", zh = "时区", absent = "Asia/Shanghai") ZoneId timeZone,
        @Setting(
                        en = "Largest time between two analysed frames in which nothing is missed",
                        zh = "允许的最大帧间隔",
                        absent = "1s")
                Duration largestGap) {

    /** Form of the name of a line or zone. */
    static final String NAME = "[\\p{L}\\p{N}_-]{1,40}";

    private static final int MAXIMUM_SHAPES = 64;

    /** Refuses settings that make no sense together. */
    public TrafficSettings {
        if (lines.isEmpty() && zones.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to do: give at least one line or zone");
        }
        Set<String> names = new HashSet<>();
        Stream.concat(lines.stream().map(LineEntry::name), zones.stream().map(ZoneEntry::name))
                .forEach(name -> {
                    if (!names.add(name)) {
                        throw new IllegalArgumentException("two lines or zones are called " + name);
                    }
                });
        new ClockIntervals(interval, timeZone);
        if (largestGap.toMillis() < 40 || largestGap.toMinutes() > 10) {
            throw new IllegalArgumentException("largestGap: expected 40ms to 10m, got " + largestGap.toMillis() + "ms");
        }
    }

    /** The intervals of the aggregates. */
    public ClockIntervals intervals() {
        return new ClockIntervals(interval, timeZone);
    }

    /** Classes that can be counted. */
    public enum RoadUser {
        BICYCLE,
        MOTORCYCLE,
        CAR,
        BUS,
        TRUCK
    }
}
