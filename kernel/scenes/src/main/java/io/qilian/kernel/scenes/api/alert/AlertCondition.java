package io.qilian.kernel.scenes.api.alert;

import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.api.event.Value;
import io.qilian.kernel.api.settings.Setting;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an attribute of an event must be. All that is given must hold; an attribute that is absent never fits. */
public record AlertCondition(
        @Setting(en = "Attribute of the event; a.b is b within a", zh = "事件属性", pattern = "[^\\s.]+(\\.[^\\s.]+)*")
                String attribute,
        @Setting(en = "Texts, one of which it must be", zh = "取值之一", maximum = 100) List<String> in,
        @Setting(en = "Least number", zh = "下限") Optional<Double> least,
        @Setting(en = "Greatest number", zh = "上限") Optional<Double> most) {

    /** Copies the list, and checks that something is asked for. */
    public AlertCondition {
        in = List.copyOf(in);
        if (in.isEmpty() && least.isEmpty() && most.isEmpty()) {
            throw new IllegalArgumentException("A condition needs in, least or most");
        }
        if (least.isPresent() && most.isPresent() && least.get() > most.get()) {
            throw new IllegalArgumentException("least must not be greater than most");
        }
    }

    /**
     * Whether an event meets it.
     *
     * @param event the event
     * @return true if it does
     */
    public boolean meets(Event event) {
        return value(event.attributes(), attribute).filter(this::fits).isPresent();
    }

    /**
     * Looks an attribute up.
     *
     * @param attributes attributes by name
     * @param path its name; {@code a.b} is {@code b} within {@code a}
     * @return its value; empty if it is absent
     */
    public static Optional<Value> value(Map<String, Value> attributes, String path) {
        Value whole = attributes.get(path);
        int dot = path.indexOf('.');
        if (whole != null || dot < 0) {
            return Optional.ofNullable(whole);
        }
        return attributes.get(path.substring(0, dot)) instanceof Value.Fields part
                ? value(part.fields(), path.substring(dot + 1))
                : Optional.empty();
    }

    private boolean fits(Value value) {
        if (!in.isEmpty() && !in.contains(text(value))) {
            return false;
        }
        if (least.isEmpty() && most.isEmpty()) {
            return true;
        }
        return value instanceof Value.Decimal decimal
                && least.stream().allMatch(bound -> decimal.number().compareTo(BigDecimal.valueOf(bound)) >= 0)
                && most.stream().allMatch(bound -> decimal.number().compareTo(BigDecimal.valueOf(bound)) <= 0);
    }

    /**
     * A value as one writes it in a file.
     *
     * @param value the value
     * @return its text; for a list or fields that of the record
     */
    public static String text(Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        } else if (value instanceof Value.Decimal decimal) {
            return decimal.number().stripTrailingZeros().toPlainString();
        } else if (value instanceof Value.Flag flag) {
            return String.valueOf(flag.flag());
        } else if (value instanceof Value.Moment moment) {
            return moment.instant().toString();
        }
        return value.toString();
    }
}
