package io.qilian.assembly.bench.sensors;

import io.qilian.bundles.sensorroutes.internal.mqtt.MqttProtocol;
import io.qilian.bundles.sensorroutes.internal.route.FeedRoutes;
import io.qilian.bundles.sensorroutes.internal.route.RouteTools;
import io.qilian.bundles.sensors.api.LinkStatus.State;
import io.qilian.bundles.sensors.api.SensorFeedStatus;
import io.qilian.bundles.sensors.internal.feed.FolderSensorFeeds;
import io.qilian.bundles.sensors.internal.feed.SensorFolder;
import io.qilian.bundles.sensors.internal.feed.SensorRegister;
import io.qilian.bundles.sensors.internal.ingest.ReadingIngest;
import io.qilian.bundles.sensors.internal.store.SensorDatabase;
import io.qilian.kernel.store.internal.MigratingStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.camel.impl.DefaultCamelContext;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * How fast single messages of QoS 1, two readings each, are stored durably: those that the broker has kept while the platform
 * was away, and those that are published meanwhile. Broker, publishers, database and the platform's parts share the machine.
 * Prints one table.
 */
public final class MqttBenchmark {

    private static final long LONGEST_S = 600;

    private final Path work;
    private final Broker broker;
    private final FolderSensorFeeds feeds;
    private int round;

    private MqttBenchmark(Path work, Broker broker, FolderSensorFeeds feeds) {
        this.work = work;
        this.broker = broker;
        this.feeds = feeds;
    }

    /**
     * Measures.
     *
     * @param arguments messages of a round
     * @throws IOException if the broker cannot be started, or files cannot be written
     * @throws InterruptedException if it is broken off
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        int messages = Integer.parseInt(arguments[0]);
        Path work = Files.createTempDirectory("qilian-mqtt");
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:async:" + work.resolve("store") + ";WRITE_DELAY=0", "sa", "");
        SensorRegister register = new SensorRegister();
        SensorDatabase database = new SensorDatabase(
                () -> new MigratingStore(pool).open("sensors", FolderSensorFeeds.class.getClassLoader()),
                System::nanoTime);
        InstantSource clock = InstantSource.system();
        FeedRoutes routes = new FeedRoutes(new DefaultCamelContext(), new RouteTools(clock, new SecureRandom()));
        routes.start();
        try (Broker broker = new Broker(work);
                ReadingIngest ingest = new ReadingIngest(register, database, clock);
                FolderSensorFeeds feeds = new FolderSensorFeeds(
                        new SensorFolder(Files.createDirectories(work.resolve("sensors"))),
                        register,
                        ingest,
                        database,
                        Duration.ofDays(90),
                        clock)) {
            feeds.add(new MqttProtocol(routes::open));
            MqttBenchmark benchmark = new MqttBenchmark(work, broker, feeds);
            print("MQTT", "messages were", "messages", "seconds", "messages/s");
            for (String version : List.of("5", "3.1.1")) {
                benchmark.measure(version, true, messages);
                benchmark.measure(version, false, messages);
            }
        } finally {
            routes.close();
            pool.dispose();
        }
    }

    private void measure(String version, boolean kept, int messages) throws IOException, InterruptedException {
        round++;
        String feed = "round" + round;
        List<Path> files = files(messages);
        Path settings = work.resolve("sensors").resolve(feed + ".yaml");
        open(feed, version);
        await(feed, status -> status.link().stream().anyMatch(link -> link.state() == State.UP));
        long begin = System.nanoTime();
        if (kept) {
            Files.delete(settings);
            feeds.rescan();
            broker.publish(feed, files);
            begin = System.nanoTime();
            open(feed, version);
        } else {
            broker.publish(feed, files);
        }
        await(feed, status -> status.stored() >= 2L * messages);
        double seconds = (System.nanoTime() - begin) / 1e9;
        print(
                version,
                kept ? "kept by the broker" : "published meanwhile",
                messages + "",
                String.format(Locale.ROOT, "%.1f", seconds),
                Math.round(messages / seconds) + "");
        Files.delete(settings);
        feeds.rescan();
    }

    private void open(String county, String version) throws IOException {
        Files.write(
                work.resolve("sensors").resolve(county + ".yaml"),
                List.of(
                        "protocol: mqtt",
                        "connection:",
                        "  url: " + broker.url(),
                        "  version: \"" + version + "\"",
                        "  topics: [" + county + "/+/air]",
                        "  station: \"" + county + "/{station}/air\"",
                        "  payload: {format: json, time: {at: [/at]}, values: {/pm25: pm25, /temperature: temperature}}",
                        "quantities:",
                        "  pm25: {quantity: pm2.5, unit: ug/m3}",
                        "  temperature: {quantity: temperature, unit: Cel}"));
        feeds.rescan();
    }

    private void await(String feed, Predicate<SensorFeedStatus> condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_S);
        while (!condition.test(feeds.feed(feed))) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not within " + LONGEST_S + " s: " + feeds.feed(feed));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** A file for each publisher; each message has a time of its own. */
    private List<Path> files(int messages) throws IOException {
        List<Path> files = new ArrayList<>();
        Instant begin = Instant.now().minus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        int each = messages / Broker.publishers();
        for (int publisher = 0; publisher < Broker.publishers(); publisher++) {
            List<String> lines = new ArrayList<>();
            int number = publisher == 0 ? messages - each * (Broker.publishers() - 1) : each;
            for (int line = 0; line < number; line++) {
                lines.add("{\"at\": \"" + begin.plusSeconds(line) + "\", \"pm25\": " + line % 900
                        + ".5, \"temperature\": " + line % 40 + ".5}");
            }
            files.add(Files.write(work.resolve("lines-" + publisher), lines));
        }
        return files;
    }

    private static void print(String... columns) {
        System.out.printf("%-6s %-20s %10s %8s %12s%n", (Object[]) columns);
    }
}
