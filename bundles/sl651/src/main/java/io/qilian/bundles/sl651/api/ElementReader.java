package io.qilian.bundles.sl651.api;

import io.qilian.kernel.api.problem.Problem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Reads the bytes of elements (SL 651-2014, 6.6.3.3, table 58, table C.1), and counts what is no value. */
final class ElementReader {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final int VALUES_OF_AN_HOUR = 12;
    private static final int STATE_LENGTH = 4;
    private static final int STATE_FLAGS = 12;

    private final List<Problem> unreadable = new ArrayList<>();
    private int missing;

    int missing() {
        return missing;
    }

    List<Problem> unreadable() {
        return unreadable;
    }

    /** The values of an element; none if they are missing or make no sense. */
    List<ElementValue> read(Element element, byte[] bytes, int decimals, Instant at) {
        return switch (element.kind()) {
            case NUMBER ->
                number(element, bytes, decimals).stream()
                        .map(value -> new ElementValue(element.symbol(), value, element.unit(), at))
                        .toList();
            case DURATION ->
                number(element, bytes, 0).stream()
                        .map(value -> minutes((int) Math.round(value)))
                        .map(value -> new ElementValue(element.symbol(), value, element.unit(), at))
                        .toList();
            case STATE -> state(element, bytes, at);
            case RAIN_HOUR -> hour(element, bytes, 1, at);
            case LEVEL_HOUR -> hour(element, bytes, 2, at);
        };
    }

    private Optional<Double> number(Element element, byte[] bytes, int decimals) {
        String digits = HEX.formatHex(bytes);
        if (digits.isEmpty()
                || digits.chars().allMatch(digit -> digit == 'F')
                || digits.chars().allMatch(digit -> digit == 'A')) {
            missing++;
            return Optional.empty();
        }
        boolean negative = digits.startsWith("FF");
        String magnitude = negative ? digits.substring(2) : digits;
        if (!magnitude.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            unreadable.add(ReportProblems.digits(element, digits));
            return Optional.empty();
        }
        double value = new BigDecimal(new BigInteger(magnitude), decimals).doubleValue();
        return Optional.of(negative ? -value : value);
    }

    private static double minutes(int hoursAndMinutes) {
        int hours = hoursAndMinutes / 100;
        return hours * 60.0 + hoursAndMinutes % 100;
    }

    private List<ElementValue> state(Element element, byte[] bytes, Instant at) {
        if (bytes.length != STATE_LENGTH) {
            unreadable.add(ReportProblems.length(element, STATE_LENGTH, bytes.length));
            return List.of();
        }
        long flags = Long.parseLong(HEX.formatHex(bytes), 16);
        List<ElementValue> values = new ArrayList<>();
        values.add(new ElementValue(element.symbol(), flags, element.unit(), at));
        for (int bit = 0; bit < STATE_FLAGS; bit++) {
            values.add(new ElementValue(element.symbol() + "." + bit, (flags >> bit) & 1, element.unit(), at));
        }
        return values;
    }

    private List<ElementValue> hour(Element element, byte[] bytes, int width, Instant first) {
        if (bytes.length != VALUES_OF_AN_HOUR * width) {
            unreadable.add(ReportProblems.length(element, VALUES_OF_AN_HOUR * width, bytes.length));
            return List.of();
        }
        List<ElementValue> values = new ArrayList<>();
        int invalid = (1 << (8 * width)) - 1;
        for (int position = 0; position < VALUES_OF_AN_HOUR; position++) {
            int raw = width == 1
                    ? bytes[position] & 0xFF
                    : ((bytes[2 * position] & 0xFF) << 8) | (bytes[2 * position + 1] & 0xFF);
            if (raw == invalid) {
                missing++;
            } else {
                double value = BigDecimal.valueOf(raw, element.decimals()).doubleValue();
                Instant at = first.plus(FIVE_MINUTES.multipliedBy(position));
                values.add(new ElementValue(element.symbol(), value, element.unit(), at));
            }
        }
        return values;
    }
}
