package io.qilian.assembly.bench.sensors;

import io.qilian.assembly.bench.Statistics;
import io.qilian.bundles.sensors.api.SensorFeedSettings;
import io.qilian.bundles.sensors.internal.ingest.IngestedFeed;
import io.qilian.bundles.sensors.internal.ingest.ReadingIngest;
import io.qilian.bundles.sensors.internal.store.SensorDatabase;
import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.settings.api.SettingsFile;
import io.qilian.kernel.store.internal.MigratingStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * How many readings a second are mapped and stored durably, and how long a station waits for its acknowledgement: messages of
 * 50 measurements, and of one, by 16 stations. Beside it what the database itself takes: rows of the same table, inserted in
 * batches by one thread, and one row a commit. All on a file of H2 as the distribution sets it up. Prints one table.
 */
public final class IngestBenchmark {

    private static final int STATIONS = 16;
    private static final int QUANTITIES = 50;
    private static final int RAW_BATCH = 20_000;

    private final JdbcConnectionPool pool;
    private final ReadingIngest ingest;
    private final Duration duration;

    private IngestBenchmark(JdbcConnectionPool pool, ReadingIngest ingest, Duration duration) {
        this.pool = pool;
        this.ingest = ingest;
        this.duration = duration;
    }

    /**
     * Measures.
     *
     * @param arguments seconds of each line
     * @throws IOException if the database's file cannot be made
     * @throws SQLException if the database refuses
     * @throws InterruptedException if it is broken off
     */
    public static void main(String... arguments) throws IOException, SQLException, InterruptedException {
        Duration duration = Duration.ofSeconds(Integer.parseInt(arguments[0]));
        Path work = Files.createTempDirectory("qilian-ingest");
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:async:" + work.resolve("store") + ";WRITE_DELAY=0", "sa", "");
        SensorDatabase database = new SensorDatabase(
                () -> new MigratingStore(pool).open("sensors", ReadingIngest.class.getClassLoader()), System::nanoTime);
        try (ReadingIngest ingest = new ReadingIngest(new OneFeed(), database, InstantSource.system())) {
            IngestBenchmark benchmark = new IngestBenchmark(pool, ingest, duration);
            print("what", "readings", "readings/s", "p50 ms", "p99 ms", "cores");
            benchmark.stations("warming up", QUANTITIES, 64);
            benchmark.stations("messages of 50, 64 on their way a station", QUANTITIES, 64);
            benchmark.stations("messages of 50, one at a time a station", QUANTITIES, 1);
            benchmark.stations("messages of 1, 256 on their way a station", 1, 256);
            benchmark.stations("messages of 1, one at a time a station", 1, 1);
            benchmark.raw("H2 alone, 20,000 rows a commit", RAW_BATCH);
            benchmark.raw("H2 alone, 1 row a commit", 1);
        } finally {
            pool.dispose();
        }
    }

    private void stations(String what, int measurements, int onTheirWay) throws InterruptedException {
        List<LoadedStation> stations = new ArrayList<>();
        long processor = processorNanos();
        long begin = System.nanoTime();
        for (int number = 0; number < STATIONS; number++) {
            // Each line has stations of its own, so that no reading was there before.
            String name = what.replaceAll("\\W", "-") + number;
            stations.add(new LoadedStation(ingest, name, measurements, onTheirWay, begin + duration.toNanos()));
        }
        List<Thread> threads = new ArrayList<>();
        for (LoadedStation station : stations) {
            Thread thread = new Thread(station, "qilian-bench-" + station);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        double cores = (processorNanos() - processor) / 1e9 / seconds;
        long messages = stations.stream().mapToLong(LoadedStation::messages).sum();
        double[] waits =
                stations.stream().flatMapToDouble(LoadedStation::waitsMs).toArray();
        print(
                what,
                String.valueOf(messages * measurements),
                String.valueOf(Math.round(messages * measurements / seconds)),
                number(Statistics.quantile(0.5, waits)),
                number(Statistics.quantile(0.99, waits)),
                number(cores));
    }

    private void raw(String what, int rowsOfACommit) throws SQLException {
        String table = "raw_" + rowsOfACommit;
        try (Connection connection = pool.getConnection()) {
            createTable(connection, table);
            connection.setAutoCommit(false);
            long processor = processorNanos();
            long begin = System.nanoTime();
            long end = begin + duration.toNanos();
            long rows = 0;
            List<Double> waits = new ArrayList<>();
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?, ?, 0, ?, NULL, NULL)")) {
                while (System.nanoTime() < end) {
                    long asked = System.nanoTime();
                    for (int row = 0; row < rowsOfACommit; row++, rows++) {
                        insert.setInt(1, (int) (rows % (STATIONS * QUANTITIES)));
                        insert.setLong(2, 1_780_000_000_000L + rows);
                        insert.setDouble(3, (double) (rows % 1_000));
                        insert.setLong(4, 1_780_000_000_000L + rows);
                        insert.addBatch();
                    }
                    insert.executeBatch();
                    connection.commit();
                    waits.add((System.nanoTime() - asked) / 1e6);
                }
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            double[] all = waits.stream().mapToDouble(Double::doubleValue).toArray();
            print(
                    what,
                    String.valueOf(rows),
                    String.valueOf(Math.round(rows / seconds)),
                    number(Statistics.quantile(0.5, all)),
                    number(Statistics.quantile(0.99, all)),
                    number((processorNanos() - processor) / 1e9 / seconds));
        }
    }

    /** The table of readings, without rows. */
    private static void createTable(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + table + " AS SELECT * FROM sensor_reading WHERE 1 = 0");
            statement.execute("ALTER TABLE " + table + " ALTER COLUMN series_id SET NOT NULL");
            statement.execute("ALTER TABLE " + table + " ALTER COLUMN measured_at SET NOT NULL");
            statement.execute("ALTER TABLE " + table + " ADD PRIMARY KEY (series_id, measured_at)");
        }
    }

    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static void print(String... columns) {
        System.out.printf("%-44s %10s %12s %9s %9s %6s%n", (Object[]) columns);
    }

    /** One feed with fifty quantities, whose readings nobody follows. */
    private static final class OneFeed implements ReadingIngest.Feeds {

        private final Map<String, IngestedFeed> feeds = Map.of(LoadedStation.FEED, feed());

        private static IngestedFeed feed() {
            StringBuilder file = new StringBuilder("protocol: bench\nquantities:\n");
            for (int quantity = 0; quantity < QUANTITIES; quantity++) {
                file.append("  q" + quantity + ": {quantity: q" + quantity
                        + ", unit: ug/m3, from: mg/m3, minimum: 0, maximum: 1000000}\n");
            }
            return IngestedFeed.of(
                    LoadedStation.FEED,
                    SettingsFile.of("bench.yaml", file.toString()).as(SensorFeedSettings.class));
        }

        @Override
        public Optional<IngestedFeed> find(String feed) {
            return Optional.ofNullable(feeds.get(feed));
        }

        @Override
        public void deliver(String feed, List<Reading> readings) {
            // Nobody follows.
        }
    }
}
