package io.qilian.bundles.sensorroutes.api.payload;

import io.qilian.kernel.api.settings.Setting;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** When a record was measured. */
public record TimePlace(
        @Setting(
                        en = "Places of the time; texts of several are joined by a blank. When it came if absent",
                        zh = "时间的位置，多个以空格连接；缺省为接收时间",
                        maximum = 8)
                List<String> at,
        @Setting(
                        en = "How it is written: iso, epoch-seconds, epoch-milliseconds or pattern",
                        zh = "时间写法",
                        absent = "iso")
                TimeForm form,
        @Setting(
                        en = "Pattern as java.time.format.DateTimeFormatter has it, such as yyyy/M/d H:mm",
                        zh = "时间格式（DateTimeFormatter）",
                        minimum = 1,
                        maximum = 128)
                Optional<String> pattern,
        @Setting(en = "Zone of times that do not name their own", zh = "未带时区时的时区", absent = "UTC") ZoneId zone,
        @Setting(en = "Which end of an interval counts: begin or end", zh = "时间区间取始端或末端", absent = "begin")
                Edge interval) {

    /** The letter outside of quotes. */
    private static final Pattern YEAR_OF_ERA = Pattern.compile("y(?=(?:[^']*'[^']*')*[^']*$)");

    /** How a time is written. */
    public enum TimeForm {
        /** ISO 8601: a date, a date and time with or without an offset, or an interval of two. */
        ISO,
        /** Seconds since 1970 in UTC, also with a fraction. */
        EPOCH_SECONDS,
        /** Milliseconds since 1970 in UTC. */
        EPOCH_MILLISECONDS,
        /** As the pattern says. */
        PATTERN
    }

    /** An end of an interval. */
    public enum Edge {
        /** Where it begins. */
        BEGIN,
        /** Where it ends. */
        END
    }

    /** The time is that of arrival, and texts that are met nevertheless are ISO 8601 in UTC. */
    public static final TimePlace UNSET =
            new TimePlace(List.of(), TimeForm.ISO, Optional.empty(), ZoneOffset.UTC, Edge.BEGIN);

    /** Checks what concerns several keys. */
    public TimePlace {
        at = List.copyOf(at);
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(interval, "interval");
        if ((form == TimeForm.PATTERN) != pattern.isPresent()) {
            throw new IllegalArgumentException("time.pattern and time.form: pattern go together");
        }
        pattern.ifPresent(TimePlace::checkPattern);
    }

    /**
     * How a pattern is read: strictly, so that a 30th of February is refused and not taken for another day.
     *
     * @param pattern as {@link DateTimeFormatter} has it; months and halves of a day are English
     * @return the formatter
     * @throws IllegalArgumentException if it is no pattern
     */
    public static DateTimeFormatter formatter(String pattern) {
        // A year of an era, which y stands for, is no year without its era when read strictly.
        String years =
                pattern.contains("G") ? pattern : YEAR_OF_ERA.matcher(pattern).replaceAll("u");
        return DateTimeFormatter.ofPattern(years, Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    private static void checkPattern(String pattern) {
        DateTimeFormatter formatter = formatter(pattern);
        LocalDate date;
        try {
            String sample =
                    formatter.format(LocalDateTime.of(2026, 11, 23, 14, 5, 6).atZone(ZoneOffset.UTC));
            date = formatter.parse(sample).query(TemporalQueries.localDate());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("time.pattern does not read what it writes: " + e.getMessage(), e);
        }
        if (date == null) {
            throw new IllegalArgumentException("time.pattern must hold year, month and day");
        }
    }
}
