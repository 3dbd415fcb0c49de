package io.qilian.bundles.sensors.internal.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The numbers of series, and the latest time that each has in the database. All are in memory: {@value #MOST_SERIES} at
 * most. Looking up is thread-safe; one thread adds.
 */
public final class SeriesTable {

    /** Most series of one installation. */
    public static final int MOST_SERIES = 100_000;

    /** Before any time that a reading can have. */
    static final long NEVER = Long.MIN_VALUE;

    private final Jdbi database;
    private final int most;
    private final Map<Series, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, Long> latest = new ConcurrentHashMap<>();

    /**
     * Reads the series that there are.
     *
     * @param database with the tables of this capability
     */
    public SeriesTable(Jdbi database) {
        this(database, MOST_SERIES);
    }

    SeriesTable(Jdbi database, int most) {
        this.database = database;
        this.most = most;
        load();
    }

    private void load() {
        database.useHandle(handle -> handle.createQuery("SELECT id, feed, station, quantity, unit FROM sensor_series")
                .map((row, context) -> numbers.put(
                        new Series(
                                row.getString("feed"),
                                row.getString("station"),
                                row.getString("quantity"),
                                row.getString("unit")),
                        row.getInt("id")))
                .list());
    }

    /**
     * Gives numbers to the series that have none, in one transaction, as far as there is room.
     *
     * @param wanted the series
     */
    void addMissing(Collection<Series> wanted) {
        Set<Series> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(numbers.keySet());
        List<Series> added = missing.stream().limit(most - numbers.size()).toList();
        if (added.isEmpty()) {
            return;
        }
        try {
            List<Integer> given = database.inTransaction(handle -> {
                PreparedBatch batch = handle.prepareBatch(
                        "INSERT INTO sensor_series (feed, station, quantity, unit) VALUES (?, ?, ?, ?)");
                added.forEach(series -> batch.bind(0, series.feed())
                        .bind(1, series.station())
                        .bind(2, series.quantity())
                        .bind(3, series.unit())
                        .add());
                return batch.executePreparedBatch("id").mapTo(Integer.class).list();
            });
            for (int i = 0; i < added.size(); i++) {
                numbers.put(added.get(i), given.get(i));
                latest.put(given.get(i), NEVER);
            }
        } catch (RuntimeException e) {
            // Whether the database has them nobody knows; the next attempt is to find them if it has.
            load();
            throw e;
        }
    }

    /** The number of a series. */
    OptionalInt find(Series series) {
        Integer known = numbers.get(series);
        return known == null ? OptionalInt.empty() : OptionalInt.of(known);
    }

    /** The series of a feed with their numbers, by station and quantity. */
    Map<Series, Integer> of(String feed) {
        Map<Series, Integer> found = new TreeMap<>(Series.BY_NAME);
        numbers.forEach((series, number) -> {
            if (series.feed().equals(feed)) {
                found.put(series, number);
            }
        });
        return found;
    }

    /**
     * The numbers of all series.
     *
     * @return a copy
     */
    public List<Integer> numbers() {
        return List.copyOf(numbers.values());
    }

    /** The latest time of a series in milliseconds; {@link #NEVER} if it has none. */
    long latest(int number) {
        return latest.computeIfAbsent(number, this::latestStored);
    }

    private long latestStored(int number) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT MAX(measured_at) FROM sensor_reading WHERE series_id = ?")
                        .bind(0, number)
                        .map((row, context) -> {
                            long at = row.getLong(1);
                            return row.wasNull() ? NEVER : at;
                        })
                        .one());
    }

    void advance(int number, long at) {
        latest.merge(number, at, Math::max);
    }

    /** Lets the database say anew what the latest time is: whether a write came about nobody knows. */
    void forgetLatest(Collection<Integer> numbersOfSeries) {
        new ArrayList<>(numbersOfSeries).forEach(latest::remove);
    }

    /**
     * How many there are.
     *
     * @return their number
     */
    public int size() {
        return numbers.size();
    }
}
