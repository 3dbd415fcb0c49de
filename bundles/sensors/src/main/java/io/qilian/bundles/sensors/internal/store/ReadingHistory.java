package io.qilian.bundles.sensors.internal.store;

import io.qilian.bundles.sensors.api.HistoryInterval;
import io.qilian.bundles.sensors.api.HistoryQuery;
import io.qilian.kernel.api.feed.Location;
import io.qilian.kernel.api.feed.Reading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jdbi.v3.core.Jdbi;

/** Reads what was stored. Thread-safe. */
public final class ReadingHistory {

    private static final String COLUMNS = "measured_at, reading_value, quality, received_at, latitude, longitude";

    private static final String INTERVALS =
            """
            SELECT begins, SUM(readings) AS readings, SUM(bad) AS bad, SUM(total) / NULLIF(SUM(readings - bad), 0) AS mean,
                   MIN(minimum) AS minimum, MAX(maximum) AS maximum
            FROM (
                SELECT measured_at / :interval * :interval AS begins, 1 AS readings,
                       CASE WHEN quality = 2 THEN 1 ELSE 0 END AS bad,
                       CASE WHEN quality = 2 THEN NULL ELSE reading_value END AS total,
                       CASE WHEN quality = 2 THEN NULL ELSE reading_value END AS minimum,
                       CASE WHEN quality = 2 THEN NULL ELSE reading_value END AS maximum
                FROM sensor_reading WHERE series_id = :series AND measured_at >= :from AND measured_at < :to
                UNION ALL
                SELECT hour_at / :interval * :interval AS begins, readings, bad, mean * (readings - bad), minimum, maximum
                FROM sensor_hour WHERE series_id = :series AND hour_at >= :from AND hour_at < :to
            ) parts
            GROUP BY begins ORDER BY begins DESC LIMIT :limit
            """;

    private final Jdbi database;
    private final SeriesTable series;

    /**
     * A history.
     *
     * @param database with the tables of this capability
     * @param series the numbers of series
     */
    public ReadingHistory(Jdbi database, SeriesTable series) {
        this.database = database;
        this.series = series;
    }

    /**
     * The latest reading of each series.
     *
     * @param feed name of the feed
     * @param station one station; empty for all
     * @return the readings, by station and quantity
     */
    public List<Reading> latest(String feed, Optional<String> station) {
        List<Reading> found = new ArrayList<>();
        wanted(feed, station, Optional.empty()).forEach((wanted, number) -> {
            long at = series.latest(number);
            if (at != SeriesTable.NEVER) {
                found.addAll(single(wanted, number, at, at + 1, 1));
            }
        });
        return found;
    }

    /**
     * Readings one by one, as long as they are kept so.
     *
     * @param feed name of the feed
     * @param query which ones
     * @return the readings in order of time
     */
    public List<Reading> readings(String feed, HistoryQuery query) {
        Latest<Reading> found = new Latest<>(query.limit(), Comparator.comparing(Reading::measuredAt));
        wanted(feed, query.station(), query.quantity())
                .forEach((wanted, number) -> found.addAll(single(
                        wanted, number, query.from().toEpochMilli(), query.to().toEpochMilli(), query.limit())));
        return found.inOrder();
    }

    /**
     * Readings by intervals, which begin at multiples of their length since 1970 in UTC. What is kept as hours counts
     * where the hour begins.
     *
     * @param feed name of the feed
     * @param query which ones
     * @param interval length of the intervals
     * @return the intervals in which there is a reading, in order of time
     */
    public List<HistoryInterval> intervals(String feed, HistoryQuery query, Duration interval) {
        Latest<HistoryInterval> found = new Latest<>(query.limit(), Comparator.comparing(HistoryInterval::from));
        wanted(feed, query.station(), query.quantity())
                .forEach((wanted, number) -> found.addAll(intervals(wanted, number, query, interval)));
        return found.inOrder();
    }

    /** The latest of many rows, without holding all of them. */
    private static final class Latest<T> {

        private final int limit;
        private final Comparator<T> order;
        private List<T> rows = new ArrayList<>();

        Latest(int limit, Comparator<T> order) {
            this.limit = limit;
            this.order = order;
        }

        void addAll(List<T> more) {
            rows.addAll(more);
            if (rows.size() >= 2 * limit) {
                rows = new ArrayList<>(inOrder());
            }
        }

        List<T> inOrder() {
            rows.sort(order);
            return List.copyOf(rows.subList(Math.max(0, rows.size() - limit), rows.size()));
        }
    }

    private Map<Series, Integer> wanted(String feed, Optional<String> station, Optional<String> quantity) {
        Map<Series, Integer> all = series.of(feed);
        all.keySet().removeIf(one -> !station.map(one.station()::equals).orElse(true));
        all.keySet().removeIf(one -> !quantity.map(one.quantity()::equals).orElse(true));
        return all;
    }

    private List<Reading> single(Series wanted, int number, long from, long to, int limit) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM sensor_reading WHERE series_id = :series AND measured_at >= :from"
                                + " AND measured_at < :to ORDER BY measured_at DESC LIMIT :limit")
                .bind("series", number)
                .bind("from", from)
                .bind("to", to)
                .bind("limit", limit)
                .map((row, context) -> reading(wanted, row))
                .list());
    }

    private static Reading reading(Series series, ResultSet row) throws SQLException {
        double latitude = row.getDouble("latitude");
        Optional<Location> location =
                row.wasNull() ? Optional.empty() : Optional.of(new Location(latitude, row.getDouble("longitude")));
        return new Reading(
                series.feed(),
                series.station(),
                series.quantity(),
                row.getDouble("reading_value"),
                series.unit(),
                Instant.ofEpochMilli(row.getLong("measured_at")),
                Instant.ofEpochMilli(row.getLong("received_at")),
                QualityCode.quality(row.getInt("quality")),
                location,
                "");
    }

    private List<HistoryInterval> intervals(Series wanted, int number, HistoryQuery query, Duration interval) {
        return database.withHandle(handle -> handle.createQuery(INTERVALS)
                .bind("series", number)
                .bind("interval", interval.toMillis())
                .bind("from", query.from().toEpochMilli())
                .bind("to", query.to().toEpochMilli())
                .bind("limit", query.limit())
                .map((row, context) -> new HistoryInterval(
                        wanted.station(),
                        wanted.quantity(),
                        wanted.unit(),
                        Instant.ofEpochMilli(row.getLong("begins")),
                        row.getInt("readings"),
                        row.getInt("bad"),
                        number(row, "mean"),
                        number(row, "minimum"),
                        number(row, "maximum")))
                .list());
    }

    private static OptionalDouble number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
