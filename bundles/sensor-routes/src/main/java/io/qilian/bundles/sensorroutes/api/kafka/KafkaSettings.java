package io.qilian.bundles.sensorroutes.api.kafka;

import io.qilian.bundles.sensorroutes.api.payload.PayloadSettings;
import io.qilian.kernel.api.settings.Setting;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a feed of the protocol {@code kafka} sets in {@code connection:}. */
public record KafkaSettings(
        @Setting(
                        en = "Brokers to begin with, as HOST:PORT,HOST:PORT",
                        zh = "初始代理地址，主机:端口，逗号分隔",
                        pattern = "[^,:\\s]+:\\d{1,5}(,[^,:\\s]+:\\d{1,5}){0,31}",
                        maximum = 2000)
                String brokers,
        @Setting(en = "Topics that are read", zh = "订阅的主题", minimum = 1, maximum = 100) List<String> topics,
        @Setting(
                        en = "Group of consumers; qilian-FEED if absent",
                        zh = "消费者组，缺省为 qilian-数据源名称",
                        minimum = 1,
                        maximum = 200)
                Optional<String> group,
        @Setting(
                        en = "Where a group begins that has read nothing yet: earliest or latest",
                        zh = "新消费者组的起点：earliest 或 latest",
                        absent = "earliest")
                Begin from,
        @Setting(
                        en = "Kafka's own settings for TLS and SASL, such as security.protocol: SASL_SSL",
                        zh = "Kafka 的 TLS、SASL 安全参数")
                Map<String, String> security,
        @Setting(
                        en = "Records that may wait to be stored",
                        zh = "等待入库的最大记录数",
                        absent = "500",
                        minimum = 1,
                        maximum = 10000)
                int maximumInFlight,
        @Setting(
                        en = "Least limit of the wait after a failure, in milliseconds",
                        zh = "失败后等待上限的最小值（毫秒）",
                        absent = "1000",
                        minimum = 100,
                        maximum = 3600000)
                long reconnectAfterMs,
        @Setting(
                        en = "Greatest limit of the wait after a failure, in milliseconds",
                        zh = "失败后等待上限的最大值（毫秒）",
                        absent = "60000",
                        minimum = 100,
                        maximum = 3600000)
                long reconnectAtMostMs,
        @Setting(en = "How records are read", zh = "记录解析方式") PayloadSettings payload) {

    /** Where a group begins that has read nothing yet. */
    public enum Begin {
        /** With the oldest record that there is. */
        EARLIEST,
        /** With what comes from now on. */
        LATEST
    }

    /** As Kafka has it. */
    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");

    private static final Pattern SECURITY = Pattern.compile("security\\.protocol|(sasl|ssl)\\.[a-z.]{1,100}");

    /** Keys by which classes of anybody's choice are loaded. */
    private static final Pattern LOADS_CLASSES = Pattern.compile(".*(\\.class|\\.factory|providers?)");

    /** Checks what concerns several keys, and copies the collections. */
    public KafkaSettings {
        Objects.requireNonNull(brokers, "brokers");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(payload, "payload");
        topics = List.copyOf(topics);
        security = Map.copyOf(security);
        for (String topic : topics) {
            if (!TOPIC.matcher(topic).matches()) {
                throw new IllegalArgumentException(
                        "topics must be names of letters, digits, dots and hyphens: " + topic);
            }
        }
        for (String key : security.keySet()) {
            if (!SECURITY.matcher(key).matches() || LOADS_CLASSES.matcher(key).matches()) {
                throw new IllegalArgumentException(
                        "security may have security.protocol, sasl.… and ssl.…, and nothing that loads classes: "
                                + key);
            }
        }
        if (reconnectAtMostMs < reconnectAfterMs) {
            throw new IllegalArgumentException("reconnectAtMostMs must not be less than reconnectAfterMs");
        }
    }

    /** Hides what is secret. */
    @Override
    public String toString() {
        return "KafkaSettings[" + brokers + ", " + topics + "]";
    }
}
