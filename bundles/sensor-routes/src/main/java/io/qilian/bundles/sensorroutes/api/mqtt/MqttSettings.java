package io.qilian.bundles.sensorroutes.api.mqtt;

import io.qilian.bundles.sensorroutes.api.payload.PayloadSettings;
import io.qilian.kernel.api.settings.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a feed of the protocol {@code mqtt} sets in {@code connection:}. */
public record MqttSettings(
        @Setting(
                        en = "Broker, such as tcp://host:1883 or ssl://host:8883",
                        zh = "消息服务器地址，如 tcp://host:1883 或 ssl://host:8883",
                        pattern = "(tcp|ssl)://[^\\s/?#@]{1,255}")
                String url,
        @Setting(en = "Version of MQTT: 5 or 3.1.1", zh = "协议版本：5 或 3.1.1", absent = "5", pattern = "5|3\\.1\\.1")
                String version,
        @Setting(en = "Topic filters", zh = "订阅主题", minimum = 1, maximum = 100) List<String> topics,
        @Setting(
                        en = "Quality of service, 0 or 1; stations may send with 2",
                        zh = "服务质量等级，0 或 1（站点可用 2 发送）",
                        absent = "1",
                        minimum = 0,
                        maximum = 1)
                int qos,
        @Setting(
                        en = "Which level of the topic names the station, such as county/{station}/air",
                        zh = "主题中的站点位置，如 county/{station}/air",
                        minimum = 1,
                        maximum = 1024)
                Optional<String> station,
        @Setting(
                        en = "Name of this client at the broker; made of the feed's name if absent",
                        zh = "客户端标识，默认由数据源名称生成",
                        minimum = 1,
                        maximum = 256)
                Optional<String> clientId,
        @Setting(
                        en = "How long the broker keeps messages while we are away (MQTT 5)",
                        zh = "离线期间服务器保留消息的时长（MQTT 5）",
                        absent = "7d",
                        minimum = 0,
                        maximum = 4_294_967_294.0)
                Duration sessionExpiry,
        @Setting(en = "User", zh = "用户名", maximum = 1024) Optional<String> user,
        @Setting(en = "Password", zh = "密码", maximum = 65_535) Optional<String> password,
        @Setting(
                        en = "How often the connection shows signs of life",
                        zh = "心跳间隔",
                        absent = "60s",
                        minimum = 1,
                        maximum = 65_535)
                Duration keepAlive,
        @Setting(
                        en =
                                "File with the certificates (PEM) that the broker's certificate is checked by; those of Java if absent",
                        zh = "校验服务器证书的 CA 证书文件（PEM），默认使用 Java 自带证书",
                        minimum = 1,
                        maximum = 4096)
                Optional<String> trustedCertificates,
        @Setting(
                        en = "Messages that are under way at once",
                        zh = "同时处理的消息数",
                        absent = "1000",
                        minimum = 1,
                        maximum = 65_535)
                int receiveMaximum,
        @Setting(
                        en = "Milliseconds that the broker may take to answer",
                        zh = "服务器应答超时（毫秒）",
                        absent = "10000",
                        minimum = 100,
                        maximum = 30000)
                int timeoutMs,
        @Setting(
                        en = "Least limit of the wait after a failure",
                        zh = "失败后等待上限的最小值（毫秒）",
                        absent = "1000",
                        minimum = 100,
                        maximum = 3600000)
                long reconnectAfterMs,
        @Setting(
                        en = "Greatest limit of the wait after a failure",
                        zh = "失败后等待上限的最大值（毫秒）",
                        absent = "60000",
                        minimum = 100,
                        maximum = 3600000)
                long reconnectAtMostMs,
        @Setting(en = "How payloads are read", zh = "报文解析方式") PayloadSettings payload) {

    /** Checks what concerns several keys. */
    public MqttSettings {
        Objects.requireNonNull(url, "url");
        topics = List.copyOf(topics);
        Objects.requireNonNull(station, "station");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(payload, "payload");
        if (reconnectAtMostMs < reconnectAfterMs) {
            throw new IllegalArgumentException("reconnectAtMostMs must not be less than reconnectAfterMs");
        }
        if (password.isPresent() && user.isEmpty()) {
            throw new IllegalArgumentException("user must be set if password is");
        }
        if (trustedCertificates.isPresent() && !url.startsWith("ssl://")) {
            throw new IllegalArgumentException("url must begin with ssl:// if trustedCertificates is set");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "MqttSettings[" + url + ", version " + version + ", " + topics + "]";
    }
}
