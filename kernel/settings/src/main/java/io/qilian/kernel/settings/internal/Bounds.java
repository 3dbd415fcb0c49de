package io.qilian.kernel.settings.internal;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.api.settings.Setting;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks the bounds that a {@link Setting} states. */
final class Bounds {

    private Bounds() {}

    static void check(Place place, Setting setting, Object value) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(content -> check(place, setting, content));
            return;
        }
        double measure = measure(value);
        if (measure < setting.minimum() || measure > setting.maximum()) {
            throw refused(place, "The value is out of bounds", range(setting, value), actual(place, value));
        }
        if (value instanceof String text && !setting.pattern().isEmpty() && !Pattern.matches(setting.pattern(), text)) {
            throw refused(place, "The text has the wrong form", "a text that matches " + setting.pattern(), text);
        }
    }

    private static double measure(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Duration duration) {
            return duration.toMillis() / 1e3;
        }
        if (value instanceof String text) {
            return text.length();
        }
        return value instanceof Collection<?> items ? items.size() : 0;
    }

    private static String actual(Place place, Object value) {
        return value instanceof Collection<?> items ? items.size() + " items" : place.shown();
    }

    static String range(Setting setting, Object value) {
        String unit = value instanceof Duration
                ? " s"
                : value instanceof String ? " characters" : value instanceof Collection<?> ? " items" : "";
        boolean low = setting.minimum() > Double.NEGATIVE_INFINITY;
        boolean high = setting.maximum() < Double.POSITIVE_INFINITY;
        if (low && high) {
            return plain(setting.minimum()) + " to " + plain(setting.maximum()) + unit;
        }
        return low ? plain(setting.minimum()) + unit + " or more" : "at most " + plain(setting.maximum()) + unit;
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static ProblemException refused(Place place, String what, String expected, String actual) {
        return new ProblemException(
                Problem.of("settings.bounds", ProblemKind.CONFIGURATION, what, place.toString(), "Correct the value")
                        .comparing(expected, actual));
    }
}
