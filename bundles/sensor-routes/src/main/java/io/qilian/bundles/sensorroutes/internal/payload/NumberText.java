package io.qilian.bundles.sensorroutes.internal.payload;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads the numbers of a payload. Thread-safe. */
final class NumberText {

    private static final int MAXIMUM_LENGTH = 64;

    private final Set<String> missingTexts;
    private final Set<Double> missingNumbers = new HashSet<>();
    private final Map<String, Double> states;
    private final char decimal;

    NumberText(List<String> missing, Map<String, Double> states, char decimal) {
        this.missingTexts = Set.copyOf(missing);
        this.states = states;
        this.decimal = decimal;
        for (String text : missing) {
            double number = parse(text);
            if (!Double.isNaN(number)) {
                missingNumbers.add(number);
            }
        }
    }

    /** The number of a text; empty if it stands for no value; not a number if it cannot be read. */
    OptionalDouble read(String text) {
        String stripped = text.strip();
        if (missingTexts.contains(stripped)) {
            return OptionalDouble.empty();
        }
        OptionalDouble state = state(stripped);
        if (state.isPresent()) {
            return state;
        }
        if (stripped.equals("true") || stripped.equals("false")) {
            return OptionalDouble.of(stripped.equals("true") ? 1 : 0);
        }
        double number = parse(stripped);
        return missingNumbers.contains(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    /** The number that a text stands for by the settings; empty if there is none. */
    OptionalDouble state(String text) {
        Double state = states.get(text.strip());
        return state == null ? OptionalDouble.empty() : OptionalDouble.of(state);
    }

    /** The number of a text with the decimal sign of the payload; not a number if it is none. */
    double parse(String text) {
        return decimal == '.' ? number(text) : text.indexOf('.') >= 0 ? Double.NaN : number(text.replace(decimal, '.'));
    }

    /** A decimal number, and nothing else that Java would take for one; not a number if it is none. */
    static double number(String text) {
        if (text.isEmpty() || text.length() > MAXIMUM_LENGTH) {
            return Double.NaN;
        }
        for (int at = 0; at < text.length(); at++) {
            char sign = text.charAt(at);
            if ((sign < '0' || sign > '9') && "+-.eE".indexOf(sign) < 0) {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
