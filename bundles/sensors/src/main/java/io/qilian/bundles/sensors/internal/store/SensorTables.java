package io.qilian.bundles.sensors.internal.store;

import org.jdbi.v3.core.Jdbi;

/**
 * What lies in the database.
 *
 * @param series the numbers of series
 * @param readings writes readings
 * @param history reads them
 * @param letters dead letters
 * @param database the database itself
 */
public record SensorTables(
        SeriesTable series, ReadingStore readings, ReadingHistory history, DeadLetterTable letters, Jdbi database) {

    /**
     * The tables of a database.
     *
     * @param database with the tables of this capability
     * @return access to them
     */
    public static SensorTables of(Jdbi database) {
        SeriesTable series = new SeriesTable(database);
        return new SensorTables(
                series,
                new ReadingStore(database, series),
                new ReadingHistory(database, series),
                new DeadLetterTable(database),
                database);
    }
}
