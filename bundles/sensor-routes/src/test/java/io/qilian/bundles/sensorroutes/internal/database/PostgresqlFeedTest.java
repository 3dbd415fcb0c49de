package io.qilian.bundles.sensorroutes.internal.database;

import static io.qilian.bundles.sensorroutes.internal.RouteStage.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.sensors.api.LinkStatus.State;
import io.qilian.bundles.sensors.api.SensorConnection;
import io.qilian.kernel.api.problem.Problem;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;

/** A real PostgreSQL, started by the test; skipped where it is not installed. */
class PostgresqlFeedTest extends DatabaseFeedContract {

    private static PostgresServer server;

    @BeforeAll
    static void startServer() throws IOException, InterruptedException {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stopServer() throws IOException, InterruptedException {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void install() {
        databases.add("org.postgresql.Driver", new Driver());
    }

    @Override
    String address() {
        return "url: " + server.url() + "\nuser: qilian\npassword: " + PostgresServer.PASSWORD + "\n";
    }

    @Override
    Connection connect() throws SQLException {
        return server.connect();
    }

    @Test
    void waitsForADatabaseThatIsAway() throws Exception {
        insert(1, 1);
        SensorConnection feed = open(BY_TIME);
        eventually(ingest, held -> assertThat(held.size()).isEqualTo(1));
        server.stop();
        eventually(feed, opened -> assertThat(opened.status().state()).isEqualTo(State.WAITING));
        assertThat(feed.status().problem().map(Problem::code)).contains("jdbc.query");
        server.startAgain();
        try (Connection writer = server.connect();
                var statement = writer.createStatement()) {
            statement.execute(
                    "insert into reading (id, site, changed, v) values (2, 'park', '2026-03-01 00:00:02Z', 2)");
        }
        eventually(ingest, held -> assertThat(held.size()).isEqualTo(2));
        eventually(feed, opened -> assertThat(opened.status().state()).isEqualTo(State.UP));
        assertThat(feed.status().reconnects()).isEqualTo(1);
        assertThat(ingest.duplicates()).isZero();
    }

    @Test
    void neverWrites() throws SQLException {
        SensorConnection feed = open(BY_TIME.replace(
                "query: select * from reading where changed > :since order by changed",
                "query: with added as (insert into reading (id) values (1) returning *) select * from added where"
                        + " changed > :since"));
        eventually(feed, opened -> assertThat(opened.status().problem())
                .hasValueSatisfying(problem -> assertThat(problem.what()).contains("read-only")));
        try (Connection reader = connect();
                var rows = reader.createStatement().executeQuery("select count(*) from reading")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void endsQueriesThatTakeTooLong() throws SQLException {
        insert(1, 1);
        String slow = BY_TIME.replace("where changed", "where pg_sleep(30) is not null and changed");
        SensorConnection feed = open(slow + "queryTimeout: 1s\n");
        eventually(feed, opened -> assertThat(opened.status().problem())
                .hasValueSatisfying(problem -> assertThat(problem.fix()).contains("57014")));
        feed.close();
        SensorConnection other = open(slow);
        eventually(server, running -> assertThat(sleeping()).isTrue());
        long begun = System.nanoTime();
        other.close();
        assertThat(System.nanoTime() - begun).isLessThan(2_000_000_000L);
        eventually(server, running -> assertThat(sleeping()).isFalse());
    }

    private boolean sleeping() throws SQLException {
        try (Connection reader = connect();
                var rows = reader.createStatement()
                        .executeQuery("select count(*) from pg_stat_activity where application_name = 'qilian' and"
                                + " wait_event = 'PgSleep'")) {
            rows.next();
            return rows.getInt(1) > 0;
        }
    }

    @Test
    void tellsNoPassword() {
        SensorConnection feed = open(BY_TIME.replace("query:", "#")
                .replace(
                        "watermark: changed", "watermark: changed\nquery: select 1 as changed where 1 > :since + 'x'"));
        eventually(feed, opened -> assertThat(opened.status().problem()).isPresent());
        assertThat(feed.status().problem().orElseThrow().message()).doesNotContain(PostgresServer.PASSWORD);
    }

    @Test
    void readsManyRows() throws SQLException {
        run(
                "insert into reading select n, 'park', timestamptz '2026-03-01 00:00:00Z' + n * interval '1 second', null, n, n,"
                        + " true, null from generate_series(1, 200000) n");
        open(BY_TIME);
        eventually(watermarks, kept -> assertThat(kept.read("air"))
                .contains(BEGIN.plusSeconds(200_000).toString()));
        assertThat(ingest.size()).isEqualTo(200_000);
        assertThat(ingest.duplicates()).isZero();
    }
}
