package io.qilian.bundles.hj212.api;

import io.qilian.kernel.api.settings.Setting;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The part {@code connection:} of a sensor feed with {@code protocol: hj212}. Immutable; its text form shows no passwords.
 */
public record Hj212Settings(
        @Setting(
                        en = "TCP port that stations connect to; 0 for one that is free",
                        zh = "监测站连接的 TCP 端口；0 表示任选空闲端口",
                        minimum = 0,
                        maximum = 65535)
                int port,
        @Setting(
                        en = "Address of this machine that stations connect to",
                        zh = "本机监听地址",
                        absent = "0.0.0.0",
                        minimum = 1,
                        maximum = 255)
                String address,
        @Setting(
                        en = "Password PW of all stations that have none of their own",
                        zh = "访问密码 PW（未单独设置密码的监测站）",
                        pattern = PASSWORD)
                String password,
        @Setting(en = "Passwords of single stations, by device number MN", zh = "单个监测站的访问密码（按设备标识 MN）", maximum = 10000)
                Map<String, String> passwords,
        @Setting(
                        en = "Device numbers MN that are served; none for all that know the password",
                        zh = "允许的设备标识 MN；留空则不限制",
                        maximum = 10000)
                List<String> devices,
        @Setting(
                        en = "Addresses or networks such as 10.1.0.0/16 that may connect; none for all",
                        zh = "允许连接的地址或网段，如 10.1.0.0/16；留空则不限制",
                        maximum = 1000)
                List<String> allowFrom,
        @Setting(en = "Time zone of the stations' clocks", zh = "监测站时区", absent = "Asia/Shanghai") ZoneId zone,
        @Setting(en = "Most connections at a time", zh = "最大连接数", absent = "500", minimum = 1, maximum = 10000)
                int connections,
        @Setting(en = "Most stations", zh = "最大监测站数", absent = "1000", minimum = 1, maximum = 10000) int stations,
        @Setting(
                        en = "Packets a second that a connection may send for long; it is read more slowly beyond that",
                        zh = "每个连接每秒报文数上限，超出则放慢读取",
                        absent = "50",
                        minimum = 1,
                        maximum = 100000)
                int packetsPerSecond,
        @Setting(
                        en = "Time without a packet after which a connection is closed",
                        zh = "连接空闲超时",
                        absent = "30m",
                        minimum = 1,
                        maximum = 86400)
                Duration idleTimeout,
        @Setting(
                        en = "Time between two minute data of a station",
                        zh = "分钟数据间隔",
                        absent = "10m",
                        minimum = 60,
                        maximum = 1800)
                Duration minuteInterval,
        @Setting(en = "Whether missing data are asked for again", zh = "是否自动补取缺失数据", absent = "true")
                boolean askMissing,
        @Setting(
                        en = "Wait before missing data are asked for, in which a station may send them by itself",
                        zh = "补取前的等待时间",
                        absent = "30s",
                        minimum = 0,
                        maximum = 3600)
                Duration askAfter,
        @Setting(
                        en = "How far back missing data are asked for",
                        zh = "补取的最长回溯时间",
                        absent = "1d",
                        minimum = 60,
                        maximum = 2592000)
                Duration askBack,
        @Setting(
                        en =
                                "How far back data are asked for when a station is heard of for the first time since the start",
                        zh = "启动后首次收到某站数据时的回溯时间",
                        absent = "0s",
                        minimum = 0,
                        maximum = 2592000)
                Duration askBackAtStart,
        @Setting(
                        en = "Time in which a station has to answer a request",
                        zh = "请求应答超时",
                        absent = "10s",
                        minimum = 0.1,
                        maximum = 600)
                Duration answerTimeout,
        @Setting(en = "How often a request is sent at most", zh = "请求最多发送次数", absent = "3", minimum = 1, maximum = 10)
                int attempts,
        @Setting(en = "Whether stations' clocks are set", zh = "是否对监测站校时", absent = "false") boolean setClocks,
        @Setting(
                        en = "Difference beyond which a clock is set",
                        zh = "触发校时的时钟偏差",
                        absent = "1m",
                        minimum = 1,
                        maximum = 86400)
                Duration clockTolerance) {

    static final String PASSWORD = "[!-~&&[^;,=]]{1,32}";

    /**
     * Checks what concerns several keys.
     *
     * @throws IllegalArgumentException if a password has a form that PW cannot have, or a device number one that MN cannot
     */
    public Hj212Settings {
        Objects.requireNonNull(password, "password");
        passwords = Map.copyOf(passwords);
        devices = List.copyOf(devices);
        allowFrom = List.copyOf(allowFrom);
        passwords.forEach((device, text) -> {
            if (!text.matches(PASSWORD)) {
                throw new IllegalArgumentException("The password of " + device
                        + " has the wrong form: 1 to 32 visible characters without ; , and =");
            }
        });
        if (askBackAtStart.compareTo(askBack) > 0) {
            throw new IllegalArgumentException("askBackAtStart must not be more than askBack");
        }
    }

    /**
     * Settings with everything usual.
     *
     * @param port see {@link #port()}
     * @param password see {@link #password()}
     * @return the settings
     */
    public static Hj212Settings of(int port, String password) {
        return new Hj212Settings(
                port,
                "0.0.0.0",
                password,
                Map.of(),
                List.of(),
                List.of(),
                ZoneId.of("Asia/Shanghai"),
                500,
                1000,
                50,
                Duration.ofMinutes(30),
                Duration.ofMinutes(10),
                true,
                Duration.ofSeconds(30),
                Duration.ofDays(1),
                Duration.ZERO,
                Duration.ofSeconds(10),
                3,
                false,
                Duration.ofMinutes(1));
    }

    @Override
    public String toString() {
        return "Hj212Settings[port=" + port + ", address=" + address + ", devices=" + devices.size() + "]";
    }
}
