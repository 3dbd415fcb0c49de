package io.qilian.bundles.sl651.internal.simulation;

import io.qilian.bundles.sl651.api.Element;
import io.qilian.bundles.sl651.api.Elements;
import io.qilian.bundles.sl651.api.ReportWriter;
import io.qilian.bundles.sl651.api.simulation.SimulatedReport;
import io.qilian.bundles.sl651.api.simulation.SimulatedStationSettings;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;

/** Writes what a station says. For one thread. */
final class StationTexts {

    private static final HexFormat HEX = HexFormat.of();
    private static final int QUERY_LENGTH = 2 + 6 + 4 + 4 + 2 + 3 + 2;
    private static final int MAXIMUM_VALUES = 10_000;

    private final SimulatedStationSettings settings;

    StationTexts(SimulatedStationSettings settings) {
        this.settings = settings;
    }

    byte[] keepAlive(int serial, Instant now) {
        return begun(serial, now).bytes();
    }

    byte[] report(SimulatedReport report, int serial, Instant now) {
        ReportWriter text = observed(serial, now, report.observedAt());
        new TreeMap<>(report.hours()).forEach(text::hour);
        new TreeMap<>(report.numbers()).forEach(text::number);
        return text.bytes();
    }

    /** The answer to a query of a period (table 45), or nothing if the query makes no sense. */
    Optional<byte[]> period(byte[] query, StationHistory history, Instant now) {
        if (query.length < QUERY_LENGTH) {
            return Optional.empty();
        }
        String digits = HEX.formatHex(query);
        Optional<Element> element = Elements.standard().guided(Integer.parseInt(digits.substring(42, 44), 16));
        Instant from;
        Instant to;
        Duration step;
        try {
            from = hour(digits.substring(16, 24));
            to = hour(digits.substring(24, 32));
            step = Duration.ofDays(number(digits, 36))
                    .plusHours(number(digits, 38))
                    .plusMinutes(number(digits, 40));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
        boolean hours = step.isZero();
        if (element.isEmpty() || element.get().hour() != hours) {
            return Optional.empty();
        }
        Instant first = hours ? from.plus(Duration.ofMinutes(5)) : from;
        ReportWriter text = observed(0, now, first).step(step);
        return Optional.of(
                hours
                        ? hours(text, element.get(), from, to, history)
                        : numbers(text, element.get(), from, to, step, history));
    }

    private static byte[] hours(ReportWriter text, Element element, Instant from, Instant to, StationHistory history) {
        text.identifier(element);
        int values = 0;
        for (Instant hour = from; hour.isBefore(to) && values < MAXIMUM_VALUES; hour = hour.plus(1, ChronoUnit.HOURS)) {
            text.hourValues(element.symbol(), history.hour(element.symbol(), hour));
            values += 12;
        }
        return text.bytes();
    }

    private static byte[] numbers(
            ReportWriter text, Element element, Instant from, Instant to, Duration step, StationHistory history) {
        text.numbers(element.symbol());
        int values = 0;
        for (Instant at = from; !at.isAfter(to) && values < MAXIMUM_VALUES; at = at.plus(step)) {
            text.nextNumber(element.symbol(), history.number(element.symbol(), at));
            values++;
        }
        return text.bytes();
    }

    private Instant hour(String digits) {
        return LocalDateTime.of(2000 + number(digits, 0), number(digits, 2), number(digits, 4), number(digits, 6), 0)
                .atZone(settings.zone())
                .toInstant();
    }

    private static int number(String digits, int at) {
        return Integer.parseInt(digits.substring(at, at + 2));
    }

    private ReportWriter observed(int serial, Instant now, Instant observedAt) {
        return begun(serial, now)
                .station(settings.station(), settings.kind())
                .observedAt(observedAt.plus(settings.faults().clockSkew()));
    }

    private ReportWriter begun(int serial, Instant now) {
        return new ReportWriter(
                settings.zone(), serial, now.plus(settings.faults().clockSkew()));
    }
}
