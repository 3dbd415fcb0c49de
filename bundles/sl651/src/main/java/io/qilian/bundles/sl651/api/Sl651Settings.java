package io.qilian.bundles.sl651.api;

import io.qilian.kernel.api.settings.Setting;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/** What a feed of the protocol {@code sl651} sets in {@code connection:}. Its text does not show the password. */
public record Sl651Settings(
        @Setting(en = "Address to listen on", zh = "监听地址", absent = "0.0.0.0", minimum = 1, maximum = 255)
                String address,
        @Setting(en = "Port to listen on", zh = "监听端口", minimum = 1, maximum = 65535) int port,
        @Setting(
                        en = "Password of the stations, four hexadecimal digits",
                        zh = "遥测站密码，四位十六进制",
                        pattern = "[0-9A-Fa-f]{4}")
                String password,
        @Setting(
                        en = "Addresses of the stations, eight or ten hexadecimal digits each",
                        zh = "遥测站地址，每个八位或十位十六进制",
                        maximum = 10000)
                List<String> stations,
        @Setting(en = "Whether any station with the password may send", zh = "是否接受任何密码正确的遥测站", absent = "false")
                boolean anyStation,
        @Setting(en = "What the stations' clocks show", zh = "遥测站时钟的时区", absent = "Asia/Shanghai") ZoneId zone,
        @Setting(
                        en = "How reports are confirmed: the station stays online, it may leave, or not at all (M1)",
                        zh = "确认方式：保持在线、可退出、不确认（M1）",
                        absent = "stay-online")
                Confirmation confirmation,
        @Setting(en = "Whether missed hours are asked for", zh = "是否补召缺失的小时数据", absent = "true") boolean askForGaps,
        @Setting(en = "Longest gap that is asked for", zh = "补召的最长时段", absent = "3d", minimum = 3600, maximum = 2678400)
                Duration longestGap,
        @Setting(
                        en = "Longest wait for an answer before a query is sent again",
                        zh = "召测应答超时",
                        absent = "60s",
                        minimum = 0.1,
                        maximum = 3600)
                Duration answerTimeout,
        @Setting(en = "Whether clocks that are wrong are set", zh = "是否对错误的时钟校时", absent = "false") boolean setClock,
        @Setting(en = "How wrong a clock may be", zh = "允许的时钟偏差", absent = "5m", minimum = 1, maximum = 86400)
                Duration clockTolerance,
        @Setting(en = "Most stations", zh = "遥测站数量上限", absent = "1000", minimum = 1, maximum = 10000)
                int maximumStations,
        @Setting(en = "Most connections", zh = "连接数量上限", absent = "1000", minimum = 1, maximum = 10000)
                int maximumConnections,
        @Setting(
                        en = "How long a connection may be silent",
                        zh = "连接空闲上限",
                        absent = "10m",
                        minimum = 0.1,
                        maximum = 86400)
                Duration idleLimit,
        @Setting(
                        en = "Frames a minute that a connection may send",
                        zh = "每个连接每分钟的报文上限",
                        absent = "600",
                        minimum = 1,
                        maximum = 60000)
                int framesPerMinute) {

    /** How reports are confirmed. */
    public enum Confirmation {
        /** By ESC: the station stays online. */
        STAY_ONLINE,
        /** By EOT: the station may leave. */
        LEAVE,
        /** Not at all: mode M1, for channels that go one way. */
        NONE
    }

    /** Checks what concerns several keys. */
    public Sl651Settings {
        Objects.requireNonNull(address, "address");
        stations = List.copyOf(stations);
        if (stations.isEmpty() && !anyStation) {
            throw new IllegalArgumentException("stations must name the stations, or anyStation must be true");
        }
        for (String station : stations) {
            if (!station.matches("[0-9A-Fa-f]{8}|[0-9A-Fa-f]{10}")) {
                throw new IllegalArgumentException(
                        "stations must be of eight or ten hexadecimal digits each, not " + station);
            }
        }
    }

    @Override
    public String toString() {
        return "Sl651Settings[" + address + ":" + port + ", " + stations.size() + " stations, " + zone + "]";
    }
}
