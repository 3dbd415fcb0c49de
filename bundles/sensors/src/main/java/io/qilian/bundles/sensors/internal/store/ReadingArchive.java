package io.qilian.bundles.sensors.internal.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/**
 * Makes hours of readings that are too old to be kept one by one, and lets hours go that are too old themselves. The ingest
 * takes no reading that is as old as that, so that each hour is made once.
 */
public final class ReadingArchive {

    static final long HOUR_MS = Duration.ofHours(1).toMillis();

    /** So much of one series is summarised in one transaction, so that readings that come meanwhile never wait for long. */
    private static final long CHUNK_MS = Duration.ofDays(7).toMillis();

    private static final String HOURS =
            """
            SELECT series_id, measured_at / 3600000 * 3600000, COUNT(*),
                   SUM(CASE WHEN quality = 2 THEN 1 ELSE 0 END),
                   AVG(CASE WHEN quality = 2 THEN NULL ELSE reading_value END),
                   MIN(CASE WHEN quality = 2 THEN NULL ELSE reading_value END),
                   MAX(CASE WHEN quality = 2 THEN NULL ELSE reading_value END)
            FROM sensor_reading WHERE series_id = :series AND measured_at < :before
            GROUP BY series_id, measured_at / 3600000 * 3600000
            """;

    private static final String COLUMNS = "series_id, hour_at, readings, bad, mean, minimum, maximum";

    /** A clock that was set back lets readings come of which hours were made already: those grow. */
    private static final String THERE_ALREADY =
            "SELECT COUNT(*) FROM sensor_hour WHERE series_id = :series AND hour_at >= :from AND hour_at < :before";

    private static final String GROW =
            """
            UPDATE sensor_hour
            SET mean = CASE WHEN readings - bad + :good = 0 THEN NULL
                            ELSE (COALESCE(mean, 0) * (readings - bad) + COALESCE(:mean, 0) * :good)
                                 / (readings - bad + :good) END,
                minimum = CASE WHEN minimum IS NULL OR :minimum < minimum THEN :minimum ELSE minimum END,
                maximum = CASE WHEN maximum IS NULL OR :maximum > maximum THEN :maximum ELSE maximum END,
                readings = readings + :readings, bad = bad + :bad
            WHERE series_id = :series AND hour_at = :hour
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
        long begin = Math.floorDiv(oldest, HOUR_MS) * HOUR_MS;
        long end = Math.min(before, begin + CHUNK_MS);
        int there = handle.createQuery(THERE_ALREADY)
                .bind("series", series)
                .bind("from", begin)
                .bind("before", end)
                .mapTo(Integer.class)
                .one();
        if (there == 0) {
            handle.createUpdate("INSERT INTO sensor_hour (" + COLUMNS + ") " + HOURS)
                    .bind("series", series)
                    .bind("before", end)
                    .execute();
        } else {
            hours(handle, series, end).forEach(hour -> merge(handle, series, hour));
        }
        return handle.createUpdate("DELETE FROM sensor_reading WHERE series_id = :series AND measured_at < :before")
                .bind("series", series)
                .bind("before", end)
                .execute();
    }

    private static List<Hour> hours(Handle handle, int series, long before) {
        return handle.createQuery(HOURS)
                .bind("series", series)
                .bind("before", before)
                .map((row, context) -> new Hour(
                        row.getLong(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getObject(5, Double.class),
                        row.getObject(6, Double.class),
                        row.getObject(7, Double.class)))
                .list();
    }

    private static void merge(Handle handle, int series, Hour hour) {
        int grown = bind(handle.createUpdate(GROW), series, hour)
                .bind("good", hour.readings - hour.bad)
                .execute();
        if (grown == 0) {
            bind(
                            handle.createUpdate("INSERT INTO sensor_hour (" + COLUMNS
                                    + ") VALUES (:series, :hour, :readings, :bad, :mean, :minimum, :maximum)"),
                            series,
                            hour)
                    .execute();
        }
    }

    private static Update bind(Update update, int series, Hour hour) {
        return update.bind("series", series)
                .bind("hour", hour.at)
                .bind("readings", hour.readings)
                .bind("bad", hour.bad)
                .bind("mean", hour.mean)
                .bind("minimum", hour.minimum)
                .bind("maximum", hour.maximum);
    }

    /** What readings of one hour come to; numbers are null where all readings are bad. */
    private record Hour(long at, int readings, int bad, Double mean, Double minimum, Double maximum) {}
}
