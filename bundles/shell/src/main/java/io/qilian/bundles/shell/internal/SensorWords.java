package io.qilian.bundles.shell.internal;

import io.qilian.bundles.sensors.api.SensorFeedStatus;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the commands of sensors say and read alike. */
final class SensorWords {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(s|m|h|d)");

    private static final MathContext SIX_DIGITS = new MathContext(6);
    private static final int MOST_ZEROS = 12;

    private SensorWords() {}

    static String state(SensorFeedStatus feed) {
        return feed.link()
                .map(link -> link.state().toString())
                .orElse(feed.protocol().isEmpty() ? "REFUSED" : "WAITING");
    }

    static long refused(SensorFeedStatus feed) {
        return feed.refused().values().stream().mapToLong(Long::longValue).sum();
    }

    /** A number as short as it can be without losing what a station can measure. */
    static String number(double value) {
        BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros();
        return rounded.scale() < -MOST_ZEROS || rounded.scale() > MOST_ZEROS
                ? rounded.toString()
                : rounded.toPlainString();
    }

    static String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : "";
    }

    /** A length of time as people type it, such as {@code 90s}, {@code 10m}, {@code 24h}, {@code 7d}. */
    static Duration duration(String option, String typed) {
        Matcher matcher = DURATION.matcher(typed);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    option + ": expected a length of time such as 10m, 24h or 7d, got " + typed);
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /** A moment as people type it. */
    static Instant instant(String option, String typed) {
        try {
            return Instant.parse(typed);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    option + ": expected a time such as 2026-07-01T00:00:00Z, got " + typed, e);
        }
    }
}
