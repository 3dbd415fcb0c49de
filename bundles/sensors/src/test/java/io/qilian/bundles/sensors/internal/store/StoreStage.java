package io.qilian.bundles.sensors.internal.store;

import io.qilian.kernel.api.feed.Location;
import io.qilian.kernel.api.feed.Quality;
import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.store.internal.MigratingStore;
import io.qilian.kernel.testkit.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/** The tables of the sensors in an empty database, opened as the platform opens them. */
final class StoreStage {

    /** The databases that an installation may have. */
    enum Kind {
        H2 {
            @Override
            DataSource open(Path folder) {
                JdbcDataSource database = new JdbcDataSource();
                database.setURL("jdbc:h2:file:" + folder.resolve("store") + ";WRITE_DELAY=0;DB_CLOSE_DELAY=0");
                database.setUser("sa");
                return database;
            }
        },
        POSTGRESQL {
            @Override
            DataSource open(Path folder) {
                PGSimpleDataSource database = new PGSimpleDataSource();
                database.setURL(PostgresServer.require().newDatabase());
                return database;
            }
        };

        abstract DataSource open(Path folder);
    }

    static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    private final DataSource database;
    SensorTables tables;

    StoreStage(Kind kind, Path folder) {
        database = kind.open(folder);
        restart();
    }

    /** Reads everything anew, as after a restart. */
    void restart() {
        tables = SensorTables.of(jdbi());
    }

    Jdbi jdbi() {
        return new MigratingStore(database).open("sensors", StoreStage.class.getClassLoader());
    }

    ReadingArchive archive(Duration keptSingly, Duration keptAsHours) {
        return new ReadingArchive(tables.database(), keptSingly, keptAsHours);
    }

    long count(String table) {
        return tables.database().withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table)
                .mapTo(Long.class)
                .one());
    }

    static Reading reading(String station, String quantity, double value, Instant at, Quality quality) {
        return new Reading(
                "air",
                station,
                quantity,
                value,
                "ug/m3",
                at,
                at.plusSeconds(1),
                quality,
                Optional.of(new Location(30.1, 120.2)),
                "");
    }

    static Reading reading(double value, Instant at) {
        return reading("park", "pm2.5", value, at, Quality.GOOD);
    }

    static Reading bad(double value, Instant at) {
        return reading("park", "pm2.5", value, at, Quality.BAD);
    }
}
