package io.qilian.bundles.sensorroutes.internal.database;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** What watermarks are, by the type of their column. */
enum WatermarkKind {
    /** A time with a zone. */
    INSTANT("a time such as 2026-01-01T00:00:00Z"),
    /** A time without a zone. */
    LOCAL_TIME("a time such as 2026-01-01T00:00:00"),
    /** A number. */
    NUMBER("a number");

    private final String expected;

    WatermarkKind(String expected) {
        this.expected = expected;
    }

    /** The kind of a column. */
    static WatermarkKind of(ResultSetMetaData columns, int index) throws SQLException {
        return switch (RowColumns.type(columns, index)) {
            case Types.TIMESTAMP_WITH_TIMEZONE -> INSTANT;
            case Types.TIMESTAMP -> LOCAL_TIME;
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.NUMERIC, Types.DECIMAL -> NUMBER;
            default ->
                throw DatabaseProblems.watermark(
                        columns.getColumnLabel(index), "a time or a number", columns.getColumnTypeName(index));
        };
    }

    /** The watermark that a text tells; a moment is the local time of the zone where a time without one is wanted. */
    Watermark parse(String text, ZoneId zone, String column) {
        try {
            return switch (this) {
                case INSTANT -> new Watermark(this, Instant.parse(text));
                case LOCAL_TIME ->
                    new Watermark(
                            this,
                            text.endsWith("Z")
                                    ? LocalDateTime.ofInstant(Instant.parse(text), zone)
                                    : LocalDateTime.parse(text));
                case NUMBER -> new Watermark(this, new BigDecimal(text));
            };
        } catch (DateTimeException | NumberFormatException e) {
            throw DatabaseProblems.watermark(column, expected, text);
        }
    }

    /** The watermark of a row; null if it has none. */
    Watermark read(ResultSet row, int index) throws SQLException {
        Object value =
                switch (this) {
                    case INSTANT -> {
                        OffsetDateTime time = row.getObject(index, OffsetDateTime.class);
                        yield time == null ? null : time.toInstant();
                    }
                    case LOCAL_TIME -> row.getObject(index, LocalDateTime.class);
                    case NUMBER -> row.getBigDecimal(index);
                };
        return value == null ? null : new Watermark(this, value);
    }
}
