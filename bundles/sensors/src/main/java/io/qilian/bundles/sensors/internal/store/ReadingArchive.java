package io.qilian.bundles.sensors.internal.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes hours of readings that are too old to be kept one by one, and lets hours go that are too old themselves. The ingest
 * takes no reading that is as old as that, so that each hour is made once.
 */
public final class ReadingArchive {

    static final long HOUR_MS = Duration.ofHours(1).toMillis();

    /** So much of one series is summarised in one transaction, so that readings that come meanwhile never wait for long. */
    private static final long CHUNK_MS = Duration.ofDays(7).toMillis();

    private static final String SUMMARISE =
            """
            INSERT INTO sensor_hour (series_id, hour_at, readings, bad, mean, minimum, maximum)
            SELECT series_id, measured_at / 3600000 * 3600000, COUNT(*),
                   SUM(CASE WHEN quality = 2 THEN 1 ELSE 0 END),
                   AVG(CASE WHEN quality = 2 THEN NULL ELSE reading_value END),
                   MIN(CASE WHEN quality = 2 THEN NULL ELSE reading_value END),
                   MAX(CASE WHEN quality = 2 THEN NULL ELSE reading_value END)
            FROM sensor_reading WHERE series_id = :series AND measured_at < :before
            GROUP BY series_id, measured_at / 3600000 * 3600000
            """;

    private final Jdbi database;
    private final Duration keptSingly;
    private final Duration keptAsHours;

    /**
     * An archive.
     *
     * @param database with the tables of this capability
     * @param keptSingly how long readings are kept one by one
     * @param keptAsHours how long hours are kept
     */
    public ReadingArchive(Jdbi database, Duration keptSingly, Duration keptAsHours) {
        this.database = database;
        this.keptSingly = keptSingly;
        this.keptAsHours = keptAsHours;
    }

    /**
     * Does what is due.
     *
     * @param series the numbers of the series
     * @param now the clock
     * @return how many readings have become part of hours
     */
    public long run(Collection<Integer> series, Instant now) {
        // A day later than readings stop being taken: none of the hours can still grow.
        long readingsBefore = now.minus(keptSingly)
                .minus(1, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.HOURS)
                .toEpochMilli();
        long hoursBefore = now.minus(keptAsHours).toEpochMilli();
        long summarised = 0;
        for (int number : List.copyOf(series)) {
            summarised += summarise(number, readingsBefore);
            database.useTransaction(handle -> handle.createUpdate(
                            "DELETE FROM sensor_hour WHERE series_id = :series AND hour_at < :before")
                    .bind("series", number)
                    .bind("before", hoursBefore)
                    .execute());
        }
        return summarised;
    }

    private long summarise(int series, long before) {
        long summarised = 0;
        while (!Thread.currentThread().isInterrupted()) {
            long chunk = database.inTransaction(handle -> summariseChunk(handle, series, before));
            if (chunk == 0) {
                break;
            }
            summarised += chunk;
        }
        return summarised;
    }

    private static long summariseChunk(Handle handle, int series, long before) {
        Long oldest = handle.createQuery("SELECT MIN(measured_at) FROM sensor_reading WHERE series_id = :series")
                .bind("series", series)
                .mapTo(Long.class)
                .one();
        if (oldest == null || oldest >= before) {
            return 0;
        }
        long end = Math.min(before, Math.floorDiv(oldest, HOUR_MS) * HOUR_MS + CHUNK_MS);
        handle.createUpdate(SUMMARISE)
                .bind("series", series)
                .bind("before", end)
                .execute();
        return handle.createUpdate("DELETE FROM sensor_reading WHERE series_id = :series AND measured_at < :before")
                .bind("series", series)
                .bind("before", end)
                .execute();
    }
}
