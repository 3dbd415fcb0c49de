package io.qilian.bundles.hj212.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;

/**
 * Times as stations write them: {@code yyyyMMddHHmmss} by the local time of the station (HJ 212-2017, 6.3.4), and in QN
 * with milliseconds. Immutable, thread-safe.
 *
 * @param zone the stations' time zone
 */
public record StationTime(ZoneId zone) {

    /** Digits of a time. */
    private static final int DIGITS = 14;

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS");

    /**
     * Checks the zone.
     *
     * @throws NullPointerException if it is null
     */
    public StationTime {
        Objects.requireNonNull(zone, "zone");
    }

    /**
     * Reads a time.
     *
     * @param text 14 digits
     * @return the moment; nothing if the text is no time
     */
    public Optional<Instant> read(String text) {
        if (text.length() != DIGITS || !text.chars().allMatch(next -> next >= '0' && next <= '9')) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(text, 0, 4),
                    number(text, 4, 6),
                    number(text, 6, 8),
                    number(text, 8, 10),
                    number(text, 10, 12),
                    number(text, 12, DIGITS));
            return Optional.of(local.atZone(zone).toInstant());
        } catch (DateTimeException e) {
            // Such as a thirteenth month: digits, but no time.
            return Optional.empty();
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /**
     * Writes a time.
     *
     * @param moment a moment
     * @return 14 digits
     */
    public String write(Instant moment) {
        return SECONDS.format(moment.atZone(zone));
    }

    /**
     * Writes a time as QN has it.
     *
     * @param moment a moment
     * @return 17 digits
     */
    public String requestNumber(Instant moment) {
        return MILLISECONDS.format(moment.atZone(zone));
    }
}
