package io.qilian.kernel.settings.internal;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 500ms}, {@code 2.5s}, {@code 10m}, {@code 1h}, {@code 7d}. */
final class Durations {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,3}))?(ms|s|m|h|d)");

    private Durations() {}

    static Duration parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        long unitMillis = unitMillis(parts.group(3));
        long whole = Math.multiplyExact(Long.parseLong(parts.group(1)), unitMillis);
        String fraction = parts.group(2) == null ? "0" : parts.group(2);
        long part = Long.parseLong(fraction) * unitMillis / (long) Math.pow(10, fraction.length());
        return Duration.ofMillis(whole + part);
    }

    static String format(Duration duration) {
        long millis = duration.toMillis();
        for (String unit : new String[] {"d", "h", "m", "s"}) {
            if (millis != 0 && millis % unitMillis(unit) == 0) {
                return String.format(Locale.ROOT, "%d%s", millis / unitMillis(unit), unit);
            }
        }
        return millis + "ms";
    }

    private static long unitMillis(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 86_400_000;
        };
    }
}
