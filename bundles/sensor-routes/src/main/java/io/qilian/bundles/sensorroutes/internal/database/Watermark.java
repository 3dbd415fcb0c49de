package io.qilian.bundles.sensorroutes.internal.database;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * How far a query has been read. Compared with its own kind only.
 *
 * @param kind what it is
 * @param value an Instant, a LocalDateTime or a BigDecimal, as the kind says
 */
record Watermark(WatermarkKind kind, Object value) implements Comparable<Watermark> {

    /** What a statement is given. */
    Object bound() {
        return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
    }

    /** The same some time ago; a number stays what it is. */
    Watermark back(Duration overlap) {
        return switch (kind) {
            case INSTANT -> new Watermark(kind, ((Instant) value).minus(overlap));
            case LOCAL_TIME -> new Watermark(kind, ((LocalDateTime) value).minus(overlap));
            case NUMBER -> this;
        };
    }

    /** As it is kept. */
    String text() {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    @Override
    public int compareTo(Watermark other) {
        return switch (kind) {
            case INSTANT -> ((Instant) value).compareTo((Instant) other.value);
            case LOCAL_TIME -> ((LocalDateTime) value).compareTo((LocalDateTime) other.value);
            case NUMBER -> ((BigDecimal) value).compareTo((BigDecimal) other.value);
        };
    }
}
