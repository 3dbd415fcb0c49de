package io.qilian.bundles.simulators.internal;

import io.qilian.bundles.hj212.internal.Hj212Component;
import io.qilian.bundles.modbus.internal.ModbusComponent;
import io.qilian.bundles.sensors.api.SensorFeedStatus;
import io.qilian.bundles.sensors.internal.feed.FolderSensorFeeds;
import io.qilian.bundles.sensors.internal.feed.SensorFolder;
import io.qilian.bundles.sensors.internal.feed.SensorRegister;
import io.qilian.bundles.sensors.internal.ingest.ReadingIngest;
import io.qilian.bundles.sensors.internal.store.SensorDatabase;
import io.qilian.bundles.simulators.api.SimulationStatus;
import io.qilian.bundles.sl651.internal.Sl651Component;
import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.store.internal.MigratingStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.h2.jdbcx.JdbcConnectionPool;

/** The platform's sensor feeds with the protocols that are simulated, on a database file. */
final class Platform implements AutoCloseable {

    final List<Reading> readings = new CopyOnWriteArrayList<>();
    private final Path folder;
    private final JdbcConnectionPool pool;
    private final ReadingIngest ingest;
    private final FolderSensorFeeds feeds;
    private final SensorRegister register = new SensorRegister();

    Platform(Path folder) {
        this.folder = folder;
        pool = JdbcConnectionPool.create(
                "jdbc:h2:file:" + folder.resolve("store") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "sa", "");
        SensorDatabase database = new SensorDatabase(
                () -> new MigratingStore(pool).open("sensors", FolderSensorFeeds.class.getClassLoader()),
                System::nanoTime);
        InstantSource clock = InstantSource.system();
        ingest = new ReadingIngest(register, database, clock);
        feeds = new FolderSensorFeeds(new SensorFolder(folder), register, ingest, database, Duration.ofDays(90), clock);
        feeds.add(new Hj212Component());
        feeds.add(new Sl651Component());
        feeds.add(new ModbusComponent());
    }

    /** Receives a simulation by the very file that it says, with lines added. */
    void receive(SimulationStatus simulation, String... lines) {
        String name = simulation.request().name();
        try {
            Files.writeString(folder.resolve(name + ".yaml"), simulation.feedFile() + String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        register.subscribe(name, readings::add);
        feeds.rescan();
        Optional<String> problem = feed(name).problem().map(Object::toString);
        if (feed(name).link().isEmpty()) {
            throw new AssertionError("the feed is not opened: " + problem);
        }
    }

    SensorFeedStatus feed(String name) {
        return feeds.feed(name);
    }

    static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits, and lets simulations do what is due. */
    static void await(String what, RunningSimulations simulations, BooleanSupplier condition) {
        long due = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            simulations.tick();
            if (System.nanoTime() - due > 0) {
                throw new AssertionError("waited in vain for " + what + "; " + simulations.simulations());
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        feeds.close();
        ingest.close();
        pool.dispose();
    }
}
