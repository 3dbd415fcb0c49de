package io.qilian.bundles.sensorroutes.internal.payload;

import io.qilian.bundles.sensorroutes.api.payload.TimePlace;
import io.qilian.bundles.sensorroutes.api.payload.TimePlace.Edge;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the times of a payload. Thread-safe. */
final class RecordTimes {

    private static final int MAXIMUM_LENGTH = 128;

    /** Digits before the point of a time since 1970, and after it. */
    private static final int MAXIMUM_DIGITS = 15;

    /** ISO 8601 in its extended form. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern OFFSET_WITHOUT_COLON = Pattern.compile("(.*T.*[+-]\\d{2})(\\d{2})");

    /** The end of a day, which is the begin of the next one. */
    private static final Pattern HOUR_24 = Pattern.compile("(.*T)24(:00(?::00(?:[.,]0+)?)?)((?:Z|[+-].*)?)");

    private final TimePlace place;
    private final DateTimeFormatter pattern;

    RecordTimes(TimePlace place) {
        this.place = place;
        this.pattern = place.pattern().map(TimePlace::formatter).orElse(ISO);
    }

    /** The time that a text tells. */
    Instant read(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > MAXIMUM_LENGTH) {
            throw PayloadProblems.time(expected(), stripped);
        }
        try {
            return switch (place.form()) {
                case ISO -> iso(stripped);
                case EPOCH_SECONDS -> epoch(stripped, 0);
                case EPOCH_MILLISECONDS -> epoch(stripped, 3);
                case PATTERN -> instant(pattern.parse(stripped));
            };
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw PayloadProblems.time(expected(), stripped);
        }
    }

    private String expected() {
        return switch (place.form()) {
            case ISO -> "a time as ISO 8601 has it, such as 2026-03-01T08:00:00+08:00";
            case EPOCH_SECONDS -> "seconds since 1970";
            case EPOCH_MILLISECONDS -> "milliseconds since 1970";
            case PATTERN -> "a time as " + place.pattern().orElseThrow();
        };
    }

    private static Instant epoch(String text, int digitsOfUnit) {
        if (text.length() > 2 * MAXIMUM_DIGITS + 2) {
            throw new NumberFormatException("too long");
        }
        BigDecimal number = new BigDecimal(text);
        // Kept small before anything is computed: 1e999999999 is a short text and a very long number.
        if (number.scale() > MAXIMUM_DIGITS || number.precision() - number.scale() > MAXIMUM_DIGITS) {
            throw new NumberFormatException("out of range");
        }
        BigInteger nanos = number.movePointRight(9 - digitsOfUnit)
                .setScale(0, RoundingMode.FLOOR)
                .toBigIntegerExact();
        BigInteger[] parts = nanos.divideAndRemainder(BigInteger.TEN.pow(9));
        return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
    }

    private Instant iso(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return moment(text);
        }
        String begin = text.substring(0, slash);
        String end = text.substring(slash + 1);
        if (begin.startsWith("P")) {
            return place.interval() == Edge.END ? moment(end) : moment(end).minus(Duration.parse(begin));
        }
        if (end.startsWith("P")) {
            return place.interval() == Edge.BEGIN
                    ? moment(begin)
                    : moment(begin).plus(Duration.parse(end));
        }
        return moment(place.interval() == Edge.BEGIN ? begin : end);
    }

    private Instant moment(String written) {
        boolean other = written.length() > 10 && (written.charAt(10) == ' ' || written.charAt(10) == 't');
        String text = other ? written.substring(0, 10) + 'T' + written.substring(11) : written;
        Matcher offset = OFFSET_WITHOUT_COLON.matcher(text);
        text = offset.matches() ? offset.group(1) + ':' + offset.group(2) : text;
        Matcher end = HOUR_24.matcher(text);
        return end.matches()
                ? instant(ISO.parse(end.group(1) + "00" + end.group(2) + end.group(3)))
                        .plus(Duration.ofDays(1))
                : instant(ISO.parse(text));
    }

    private Instant instant(TemporalAccessor parsed) {
        LocalDate date = parsed.query(TemporalQueries.localDate());
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (date == null) {
            throw new DateTimeException("no date");
        }
        ZoneOffset offset = parsed.query(TemporalQueries.offset());
        ZoneId zone = parsed.query(TemporalQueries.zone());
        ZoneId known = offset != null ? offset : zone != null ? zone : place.zone();
        return date.atTime(time == null ? LocalTime.MIDNIGHT : time)
                .atZone(known)
                .toInstant();
    }
}
