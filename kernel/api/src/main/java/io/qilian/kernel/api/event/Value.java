package io.qilian.kernel.api.event;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A value in an event's attributes: exactly what JSON can say, immutable, with one textual form, so that the same
 * findings always give the same bytes.
 */
public sealed interface Value {

    /**
     * A text.
     *
     * @param text the text
     */
    record Text(String text) implements Value {
        /**
         * Checks that it is there.
         *
         * @throws NullPointerException if it is null
         */
        public Text {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * A number, kept in decimal so that it is written as it was rounded.
     *
     * @param number the number
     */
    record Decimal(BigDecimal number) implements Value {
        /**
         * Checks that it is there.
         *
         * @throws NullPointerException if it is null
         */
        public Decimal {
            Objects.requireNonNull(number, "number");
        }
    }

    /**
     * True or false.
     *
     * @param flag the value
     */
    record Flag(boolean flag) implements Value {}

    /**
     * A moment, written in ISO 8601 with UTC.
     *
     * @param instant the moment
     */
    record Moment(Instant instant) implements Value {
        /**
         * Checks that it is there.
         *
         * @throws NullPointerException if it is null
         */
        public Moment {
            Objects.requireNonNull(instant, "instant");
        }
    }

    /**
     * Values in order.
     *
     * @param items the values
     */
    record Items(List<Value> items) implements Value {
        /** Copies the list. */
        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * Values by name, in the order of the names.
     *
     * @param fields the values
     */
    record Fields(SortedMap<String, Value> fields) implements Value {
        /** Copies the map; the order is that of the names. */
        public Fields {
            SortedMap<String, Value> copy = new TreeMap<>();
            fields.forEach((name, value) ->
                    copy.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value")));
            fields = Collections.unmodifiableSortedMap(copy);
        }
    }

    /**
     * A text.
     *
     * @param text the text
     * @return the value
     */
    static Value of(String text) {
        return new Text(text);
    }

    /**
     * A whole number.
     *
     * @param number the number
     * @return the value
     */
    static Value of(long number) {
        return new Decimal(BigDecimal.valueOf(number));
    }

    /**
     * A number with a fixed number of decimals.
     *
     * @param number the number, finite
     * @param decimals digits after the point, rounded half up; 0 to 12
     * @return the value
     * @throws IllegalArgumentException if the number is not finite or the decimals are out of bounds
     */
    static Value of(double number, int decimals) {
        if (!Double.isFinite(number) || decimals < 0 || decimals > 12) {
            throw new IllegalArgumentException(
                    "number: expected a finite one with 0 to 12 decimals, got " + number + " with " + decimals);
        }
        return new Decimal(BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP));
    }

    /**
     * True or false.
     *
     * @param flag which
     * @return the value
     */
    static Value of(boolean flag) {
        return new Flag(flag);
    }

    /**
     * A moment.
     *
     * @param instant which
     * @return the value
     */
    static Value of(Instant instant) {
        return new Moment(instant);
    }

    /**
     * Values in order.
     *
     * @param items the values
     * @return the value
     */
    static Value of(List<Value> items) {
        return new Items(items);
    }

    /**
     * Values by name.
     *
     * @param fields the values
     * @return the value
     */
    static Value of(Map<String, Value> fields) {
        return new Fields(new TreeMap<>(fields));
    }
}
