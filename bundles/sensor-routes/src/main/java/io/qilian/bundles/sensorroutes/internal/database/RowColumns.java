package io.qilian.bundles.sensorroutes.internal.database;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which column of a query is where, and how those that are asked for are read as text. Immutable. */
final class RowColumns {

    private static final int MAXIMUM_TEXT = 4_096;

    private final Map<String, Integer> indexes = new LinkedHashMap<>();
    private final List<Column> read = new ArrayList<>();

    /** A column that is asked for. */
    private record Column(String name, int index, int type) {}

    RowColumns(ResultSetMetaData columns, List<String> read) throws SQLException {
        for (int index = 1; index <= columns.getColumnCount(); index++) {
            indexes.putIfAbsent(key(columns.getColumnLabel(index)), index);
        }
        for (String name : read) {
            int index = index(name);
            this.read.add(new Column(name, index, type(columns, index)));
        }
    }

    /** The type of a column; PostgreSQL calls its times with a zone the same as those without. */
    static int type(ResultSetMetaData columns, int index) throws SQLException {
        boolean zoned = columns.getColumnTypeName(index).equalsIgnoreCase("timestamptz");
        return zoned ? Types.TIMESTAMP_WITH_TIMEZONE : columns.getColumnType(index);
    }

    /** Names are the same in any case: databases spell them as they like. */
    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    int index(String name) {
        Integer index = indexes.get(key(name));
        if (index == null) {
            throw DatabaseProblems.column(name, String.join(", ", indexes.keySet()));
        }
        return index;
    }

    /** The texts of the row that the cursor stands on, by the names that were asked for; without those that are null. */
    Map<String, String> texts(ResultSet row) throws SQLException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Column column : read) {
            Object value = value(row, column);
            if (value != null) {
                String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
                texts.put(column.name(), text.substring(0, Math.min(text.length(), MAXIMUM_TEXT)));
            }
        }
        return texts;
    }

    private static Object value(ResultSet row, Column column) throws SQLException {
        return switch (column.type()) {
            case Types.TIMESTAMP_WITH_TIMEZONE -> row.getObject(column.index(), OffsetDateTime.class);
            case Types.TIMESTAMP -> row.getObject(column.index(), LocalDateTime.class);
            case Types.DATE -> row.getObject(column.index(), LocalDate.class);
            case Types.NUMERIC, Types.DECIMAL -> row.getBigDecimal(column.index());
            case Types.BIT, Types.BOOLEAN -> row.getObject(column.index());
            default -> row.getString(column.index());
        };
    }
}
