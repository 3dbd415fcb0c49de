package io.qilian.kernel.scenes.api.alert;

import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.api.settings.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which events need a person. Of the rules for one type of event, the one with the greatest severity whose conditions an
 * event meets counts; an event that goes on and comes to meet a more severe one raises its alert.
 */
public record AlertRule(
        @Setting(en = "Type of the event", zh = "事件类型", maximum = 100) String event,
        @Setting(en = "How much it matters", zh = "严重程度", absent = "major") AlertSeverity severity,
        @Setting(en = "What the event's attributes must be", zh = "属性条件", maximum = 16) List<AlertCondition> where,
        @Setting(
                        en =
                                "Attributes that tell what it is about, such as zone; findings about the same are one alert",
                        zh = "区分对象的属性（如 zone），同一对象合并为一条告警",
                        maximum = 8)
                List<String> by,
        @Setting(
                        en = "How long after the last finding about the same the next one belongs to the same alert",
                        zh = "合并时间窗",
                        absent = "5m",
                        minimum = 0,
                        maximum = 604_800)
                Duration dedupe,
        @Setting(en = "Whether the alert is resolved when its events have ended", zh = "事件结束后是否自动解除", absent = "true")
                boolean resolveAtEnd,
        @Setting(
                        en = "Resolves the alert when nothing more was found for so long",
                        zh = "无新发现多久后自动解除",
                        minimum = 1,
                        maximum = 31_536_000)
                Optional<Duration> resolveAfter) {

    /** Copies the collections. */
    public AlertRule {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(severity, "severity");
        where = List.copyOf(where);
        by = List.copyOf(by);
        Objects.requireNonNull(dedupe, "dedupe");
        Objects.requireNonNull(resolveAfter, "resolveAfter");
    }

    /**
     * Whether an event needs a person by this rule.
     *
     * @param candidate the event
     * @return true if it does
     */
    public boolean meets(Event candidate) {
        return candidate.type().equals(event) && where.stream().allMatch(condition -> condition.meets(candidate));
    }
}
