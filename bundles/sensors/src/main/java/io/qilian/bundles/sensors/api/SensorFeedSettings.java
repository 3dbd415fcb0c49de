package io.qilian.bundles.sensors.api;

import io.qilian.kernel.api.settings.Setting;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** The file {@code etc/sensors/NAME.yaml} of a sensor feed, but for the part {@code connection:}. */
public record SensorFeedSettings(
        @Setting(en = "How its stations send", zh = "接入协议", pattern = "[a-z0-9]{1,32}") String protocol,
        @Setting(en = "What becomes of what stations send, by the protocol's own codes", zh = "协议编码到监测量的映射")
                Map<String, QuantitySettings> quantities,
        @Setting(en = "What is known of stations, by the protocol's own names", zh = "站点信息")
                Map<String, StationSettings> stations,
        @Setting(en = "What happens to codes that are not mapped: ignore or refuse", zh = "未映射编码的处理", absent = "ignore")
                Unmapped unmapped,
        @Setting(en = "Whether stations that are not listed are refused", zh = "是否拒绝未登记站点", absent = "false")
                boolean listedStationsOnly,
        @Setting(
                        en = "How far a station's clock may be ahead",
                        zh = "站点时钟允许超前",
                        absent = "10m",
                        minimum = 0,
                        maximum = 86_400)
                Duration ahead,
        @Setting(en = "How old a measurement may be", zh = "数据最大时延", absent = "90d", minimum = 60) Duration age,
        @Setting(
                        en = "How long scenes wait for readings that come out of order",
                        zh = "乱序等待时间",
                        absent = "0s",
                        minimum = 0,
                        maximum = 3_600)
                Duration reorder,
        @Setting(en = "After what time a station counts as silent", zh = "站点静默判定时间", absent = "2h", minimum = 1)
                Duration silentAfter) {

    /** What happens to codes that are not mapped. */
    public enum Unmapped {
        /** They are counted. */
        IGNORE,
        /** They become dead letters. */
        REFUSE
    }

    /** Checks what concerns several keys. */
    public SensorFeedSettings {
        Objects.requireNonNull(protocol, "protocol");
        quantities = Map.copyOf(quantities);
        stations = Map.copyOf(stations);
        if (quantities.isEmpty()) {
            throw new IllegalArgumentException("quantities must map one code at least");
        }
    }

    /**
     * The same settings for a platform that keeps readings for a limited time.
     *
     * @param longest the greatest age that it takes
     * @return settings whose {@code age} is no greater
     */
    public SensorFeedSettings agedAtMost(Duration longest) {
        return age.compareTo(longest) <= 0
                ? this
                : new SensorFeedSettings(
                        protocol,
                        quantities,
                        stations,
                        unmapped,
                        listedStationsOnly,
                        ahead,
                        longest,
                        reorder,
                        silentAfter);
    }
}
