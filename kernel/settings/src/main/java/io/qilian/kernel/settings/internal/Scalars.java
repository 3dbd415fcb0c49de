package io.qilian.kernel.settings.internal;

import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.model.ModelReference;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads single values. */
final class Scalars {

    private Scalars() {}

    static Object read(Place place, SettingType type) {
        if (!(place.node() instanceof ScalarNode scalar)) {
            throw place.mismatch(expected(type), "Write a single value");
        }
        String text = scalar.getValue();
        try {
            return switch (type.shape()) {
                case TEXT -> text;
                case FLAG -> flag(text);
                case INTEGER -> integer(type, text);
                case DECIMAL -> decimal(text);
                case DURATION -> Durations.parse(text);
                case INSTANT -> Instant.parse(text);
                case ZONE -> ZoneId.of(text);
                case CHOICE -> choice(type, text);
                case MODEL -> ModelReference.parse(text);
                default -> throw new IllegalStateException("not a single value: " + type);
            };
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw place.mismatch(expected(type), "Correct the value");
        }
    }

    private static Boolean flag(String text) {
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Object integer(SettingType type, String text) {
        long number = Long.parseLong(text);
        boolean small = type.type() == int.class || type.type() == Integer.class;
        return small ? (Object) Math.toIntExact(number) : (Object) number;
    }

    private static Double decimal(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static Object choice(SettingType type, String text) {
        for (Object constant : type.type().getEnumConstants()) {
            if (written(constant).equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(text);
    }

    static String written(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Point point(Place place) {
        if (!(place.node() instanceof SequenceNode sequence)
                || sequence.getValue().size() != 2) {
            throw place.mismatch("a point as [x, y]", "Write the two coordinates in brackets");
        }
        List<Node> parts = sequence.getValue();
        SettingType decimal = SettingType.of(double.class);
        return new Point((Double) read(place.item(0, parts.get(0)), decimal), (Double)
                read(place.item(1, parts.get(1)), decimal));
    }

    static String expected(SettingType type) {
        return switch (type.shape()) {
            case TEXT -> "a text";
            case FLAG -> "true or false";
            case INTEGER -> "a whole number";
            case DECIMAL -> "a number";
            case DURATION -> "a length of time such as 500ms, 5s, 10m, 1h or 1d";
            case INSTANT -> "a moment such as 2026-03-01T08:00:00Z";
            case ZONE -> "a time zone such as Asia/Shanghai";
            case CHOICE ->
                Arrays.stream(type.type().getEnumConstants())
                        .map(Scalars::written)
                        .collect(Collectors.joining(", ", "one of ", ""));
            case POINT -> "a point as [x, y]";
            case MODEL -> "a model as NAME, NAME@ALIAS or NAME:VERSION";
            case RECORD, MAP -> "keys with values";
            case LIST -> "a list";
            case OPTIONAL -> expected(SettingType.of(type.element()));
        };
    }
}
