package io.qilian.bundles.sl651.api;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * Writes texts, group after group, in the order of the calls (SL 651-2014, 6.6): for simulated stations, for queries of the
 * centre and for tests. For one thread.
 */
public final class ReportWriter {

    private static final HexFormat HEX = HexFormat.of();
    private static final int VALUES_OF_AN_HOUR = 12;

    private final ZoneId zone;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    /**
     * Begins a text with its serial number and send time.
     *
     * @param zone what the station's clock shows
     * @param serial 0 to 65535
     * @param sentAt when it is sent
     */
    public ReportWriter(ZoneId zone, int serial, Instant sentAt) {
        this.zone = Objects.requireNonNull(zone, "zone");
        digits(HEX.toHexDigits((short) serial));
        time("yyMMddHHmmss", sentAt);
    }

    /**
     * Writes whose values follow.
     *
     * @param address ten hexadecimal digits
     * @param kind letter of the station's kind (annex A), such as {@code H} for a river
     * @return this
     */
    public ReportWriter station(String address, char kind) {
        digits("F1F1" + address);
        text.write(kind);
        return this;
    }

    /**
     * Writes when the values that follow were observed.
     *
     * @param at the time, written to the minute
     * @return this
     */
    public ReportWriter observedAt(Instant at) {
        digits("F0F0");
        return time("yyMMddHHmm", at);
    }

    /**
     * Writes a number.
     *
     * @param symbol of an element that is a number
     * @param value rounded to the element's decimals
     * @return this
     * @throws IllegalArgumentException if there is no such element, or the value is too long for it
     */
    public ReportWriter number(String symbol, double value) {
        Element element = element(symbol);
        String digits = encoded(element, value);
        digits(HEX.toHexDigits((byte) element.guide()));
        text.write(((digits.length() / 2) << 3) | element.decimals());
        return digits(digits);
    }

    /**
     * Writes the flags of the station.
     *
     * @param flags 32 bits (table 58)
     * @return this
     */
    public ReportWriter state(int flags) {
        return identifier(element("ZT")).digits(HEX.toHexDigits(flags));
    }

    /**
     * Writes the twelve values of an hour.
     *
     * @param symbol {@code DRP} or {@code DRZ1} to {@code DRZ8}
     * @param values twelve; not a number is missing
     * @return this
     * @throws IllegalArgumentException if there is no such element, or a value is out of its range
     */
    public ReportWriter hour(String symbol, List<Double> values) {
        return identifier(element(symbol)).hourValues(symbol, values);
    }

    /**
     * Writes the twelve values of a further hour, without naming the element again: in a series.
     *
     * @param symbol the element that {@link #identifier} has named
     * @param values twelve; not a number is missing
     * @return this
     * @throws IllegalArgumentException if a value is out of its range
     */
    public ReportWriter hourValues(String symbol, List<Double> values) {
        Element element = element(symbol);
        int invalid = element.kind() == Element.Kind.RAIN_HOUR ? 0xFF : 0xFFFF;
        if (!element.hour() || values.size() != VALUES_OF_AN_HOUR) {
            throw new IllegalArgumentException(
                    "hour: expected 12 values of DRP or DRZ, got " + values.size() + " of " + symbol);
        }
        for (double value : values) {
            long raw = Double.isNaN(value) ? invalid : Math.round(value * Math.pow(10, element.decimals()));
            if (raw < 0 || raw > invalid) {
                throw new IllegalArgumentException("value: expected 0 to " + invalid + " steps, got " + value);
            }
            digits(invalid == 0xFF ? HEX.toHexDigits((byte) raw) : HEX.toHexDigits((short) raw));
        }
        return this;
    }

    /**
     * Writes the time step of the series that follows.
     *
     * @param step whole minutes below an hour, whole hours below a day, or whole days; zero for elements of an hour
     * @return this
     */
    public ReportWriter step(Duration step) {
        digits("0418");
        return digits(String.format("%02d%02d%02d", step.toDays(), step.toHoursPart(), step.toMinutesPart()));
    }

    /**
     * Writes guide byte and definition byte of an element, without a value.
     *
     * @param element the element
     * @return this
     */
    public ReportWriter identifier(Element element) {
        text.write(element.guide());
        text.write(element.definition());
        return this;
    }

    /**
     * Writes guide byte and definition byte of a series of numbers, one byte longer than in the table, so that each can be
     * negative.
     *
     * @param symbol of an element that is a number
     * @return this
     * @throws IllegalArgumentException if there is no such element
     */
    public ReportWriter numbers(String symbol) {
        Element element = element(symbol);
        text.write(element.guide());
        text.write(element.definition() + (1 << 3));
        return this;
    }

    /**
     * Writes the next number of a series.
     *
     * @param symbol the element that {@link #numbers} has named
     * @param value rounded to the element's decimals; not a number is missing
     * @return this
     * @throws IllegalArgumentException if the value is too long for the element
     */
    public ReportWriter nextNumber(String symbol, double value) {
        Element element = element(symbol);
        if (Double.isNaN(value)) {
            return digits("FF".repeat((element.definition() >> 3) + 1));
        }
        String digits = encoded(element, value);
        return digits(value < 0 && digits.startsWith("FF") ? digits : "00" + digits);
    }

    /**
     * Writes a time to the hour, without a guide: in queries of a period (table 44).
     *
     * @param at the time
     * @return this
     */
    public ReportWriter hourOf(Instant at) {
        return time("yyMMddHH", at);
    }

    /**
     * Writes bytes as they are.
     *
     * @param hexadecimal digits of whole bytes
     * @return this
     * @throws IllegalArgumentException if they are no hexadecimal digits
     */
    public ReportWriter digits(String hexadecimal) {
        text.writeBytes(HEX.parseHex(hexadecimal));
        return this;
    }

    /**
     * The text so far.
     *
     * @return its bytes
     */
    public byte[] bytes() {
        return text.toByteArray();
    }

    private ReportWriter time(String pattern, Instant at) {
        return digits(DateTimeFormatter.ofPattern(pattern).withZone(zone).format(at));
    }

    private static Element element(String symbol) {
        return Elements.standard()
                .named(symbol)
                .orElseThrow(() ->
                        new IllegalArgumentException("symbol: expected one of SL 651-2014, table C.1, got " + symbol));
    }

    /** Negative numbers begin with FF, and odd numbers of digits are filled up with a zero (6.6.3.3). */
    private static String encoded(Element element, double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(element.decimals(), RoundingMode.HALF_UP);
        String magnitude = rounded.unscaledValue().abs().toString();
        if (element.kind() != Element.Kind.NUMBER || magnitude.length() > element.length()) {
            throw new IllegalArgumentException("value: expected at most " + element.length() + " digits of "
                    + element.symbol() + ", got " + value);
        }
        int digits = element.length() + element.length() % 2;
        String filled = "0".repeat(digits - magnitude.length()) + magnitude;
        return rounded.signum() < 0 ? "FF" + filled : filled;
    }
}
