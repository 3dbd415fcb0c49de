package io.qilian.bundles.sensors.internal.store;

import io.qilian.kernel.api.feed.Location;
import io.qilian.kernel.api.feed.Reading;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes readings into the database, each once. What is later than anything that its series has cannot be there, and is
 * inserted without looking; what is not is looked up first. One thread writes at a time.
 */
public final class ReadingStore {

    private static final String INSERT =
            "INSERT INTO sensor_reading (series_id, measured_at, reading_value, quality, received_at, latitude, longitude)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String FIND =
            "SELECT reading_value FROM sensor_reading WHERE series_id = ? AND measured_at = ?";

    private final Jdbi database;
    private final SeriesTable series;

    /**
     * A store.
     *
     * @param database with the tables of this capability
     * @param series the numbers of series
     */
    public ReadingStore(Jdbi database, SeriesTable series) {
        this.database = database;
        this.series = series;
    }

    /** A reading that is to be written, and its place in the database. */
    private record Row(OptionalInt series, Reading reading) {
        int number() {
            return series.orElseThrow();
        }

        long at() {
            return reading.measuredAt().toEpochMilli();
        }
    }

    private record Key(int series, long at) {}

    /**
     * Stores readings in one transaction. When it returns they are on the disk; if it fails none of them is stored, as
     * far as the database tells the truth: the same readings can be handed in again either way.
     *
     * @param readings the readings
     * @return what became of each
     * @throws SQLException if the database refuses
     * @throws org.jdbi.v3.core.JdbiException if it cannot be reached
     */
    public List<StoredOutcome> store(List<Reading> readings) throws SQLException {
        series.addMissing(readings.stream().map(Series::of).distinct().toList());
        List<Row> rows = new ArrayList<>(readings.size());
        Map<Integer, Long> before = new HashMap<>();
        for (Reading reading : readings) {
            Row row = new Row(series.find(Series.of(reading)), reading);
            rows.add(row);
            row.series.ifPresent(number -> before.computeIfAbsent(number, series::latest));
        }
        Map<Integer, Long> latest = new HashMap<>();
        try {
            List<StoredOutcome> outcomes =
                    database.inTransaction(handle -> write(handle.getConnection(), rows, before, latest));
            latest.forEach(series::advance);
            return outcomes;
        } catch (SQLException | RuntimeException e) {
            series.forgetLatest(before.keySet());
            throw e;
        }
    }

    private static List<StoredOutcome> write(
            Connection connection, List<Row> rows, Map<Integer, Long> before, Map<Integer, Long> latest)
            throws SQLException {
        List<StoredOutcome> outcomes = new ArrayList<>(rows.size());
        Map<Key, Double> written = new HashMap<>();
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement find = connection.prepareStatement(FIND)) {
            for (Row row : rows) {
                StoredOutcome outcome =
                        row.series.isEmpty() ? StoredOutcome.NO_ROOM : outcome(row, before, written, find);
                if (outcome == StoredOutcome.STORED) {
                    written.put(new Key(row.number(), row.at()), row.reading.value());
                    latest.merge(row.number(), row.at(), Math::max);
                    add(insert, row);
                }
                outcomes.add(outcome);
            }
            if (!written.isEmpty()) {
                insert.executeBatch();
            }
        }
        return outcomes;
    }

    private static StoredOutcome outcome(
            Row row, Map<Integer, Long> before, Map<Key, Double> written, PreparedStatement find) throws SQLException {
        Double there = written.get(new Key(row.number(), row.at()));
        if (there == null && row.at() <= before.get(row.number())) {
            there = find(find, row);
        }
        if (there == null) {
            return StoredOutcome.STORED;
        }
        return there == row.reading.value() ? StoredOutcome.DUPLICATE : StoredOutcome.CONFLICT;
    }

    private static Double find(PreparedStatement find, Row row) throws SQLException {
        find.setInt(1, row.number());
        find.setLong(2, row.at());
        try (ResultSet found = find.executeQuery()) {
            return found.next() ? found.getDouble(1) : null;
        }
    }

    private static void add(PreparedStatement insert, Row row) throws SQLException {
        insert.setInt(1, row.number());
        insert.setLong(2, row.at());
        insert.setDouble(3, row.reading.value());
        insert.setShort(4, (short) QualityCode.of(row.reading.quality()));
        insert.setLong(5, row.reading.receivedAt().toEpochMilli());
        setDouble(insert, 6, row.reading.location().map(Location::latitude));
        setDouble(insert, 7, row.reading.location().map(Location::longitude));
        insert.addBatch();
    }

    private static void setDouble(PreparedStatement insert, int place, Optional<Double> value) throws SQLException {
        if (value.isPresent()) {
            insert.setDouble(place, value.get());
        } else {
            insert.setNull(place, Types.DOUBLE);
        }
    }
}
