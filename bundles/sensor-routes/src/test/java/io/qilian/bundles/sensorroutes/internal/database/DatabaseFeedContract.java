package io.qilian.bundles.sensorroutes.internal.database;

import static io.qilian.bundles.sensorroutes.internal.RouteStage.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.sensorroutes.api.database.JdbcSettings;
import io.qilian.bundles.sensorroutes.internal.HeldIngest;
import io.qilian.bundles.sensorroutes.internal.RouteStage;
import io.qilian.bundles.sensors.api.LinkStatus.State;
import io.qilian.bundles.sensors.api.SensorConnection;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.settings.api.SettingsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for each database that is polled. */
abstract class DatabaseFeedContract {

    static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

    final HeldIngest ingest = new HeldIngest();
    final Databases databases = new Databases();
    Watermarks watermarks;
    RouteStage stage;
    private Connection writer;

    /** Where the database is, with user and password, as YAML. */
    abstract String address();

    /** A connection that may write. */
    abstract Connection connect() throws SQLException;

    @BeforeEach
    void begin() throws SQLException, IOException {
        Jdbi own = Jdbi.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        try (var script = StoredWatermarks.class.getResourceAsStream("/db/migration/sensorroutes/V1__watermarks.sql")) {
            String sql = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            own.useHandle(handle -> handle.createScript(sql).execute());
        }
        watermarks = new StoredWatermarks(() -> own);
        writer = connect();
        run("drop table if exists reading");
        run("create table reading (id bigint, site varchar(20), changed timestamp with time zone, local timestamp,"
                + " v numeric(12, 4), w double precision, running boolean, remark varchar(100))");
        stage = new RouteStage();
    }

    @AfterEach
    void end() throws SQLException {
        stage.close();
        writer.close();
    }

    final void run(String sql) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A row so many seconds after the begin. */
    final void insert(int id, int seconds) throws SQLException {
        Instant at = BEGIN.plusSeconds(seconds);
        String local = at.toString().replace("T", " ").replace("Z", "");
        run("insert into reading values (" + id + ", 'park', timestamp with time zone '" + local + "+00', timestamp '"
                + local + "', " + id + ".5, " + id + ", true, 'x')");
    }

    final SensorConnection open(String yaml) {
        JdbcSettings settings =
                SettingsFile.of("air.yaml", address() + "interval: 1s\n" + yaml).as(JdbcSettings.class);
        return new JdbcProtocol(stage.routes::open, databases, watermarks).open("air", settings, ingest);
    }

    static final String BY_TIME =
            """
            query: select * from reading where changed > :since order by changed
            watermark: changed
            start: 2026-01-01T00:00:00Z
            rows: {station: {at: site}, time: {at: [changed]}, values: {v: v}}
            """;

    static final String BY_NUMBER =
            """
            query: select id, site, local, v, w, running from reading where id > :since order by id
            watermark: id
            start: '0'
            rows:
              station: {at: SITE}
              time: {at: [local], zone: Asia/Shanghai}
              values: {v: v, W: w, running: running}
            """;

    @Test
    void readsEachRowOnce() throws SQLException {
        insert(1, 1);
        insert(2, 2);
        SensorConnection feed = open(BY_TIME);
        eventually(ingest, held -> assertThat(held.size()).isEqualTo(2));
        insert(3, 3);
        eventually(ingest, held -> assertThat(held.size()).isEqualTo(3));
        assertThat(ingest.stored()).containsEntry(new HeldIngest.Key("park", "v", BEGIN.plusSeconds(3)), 3.5);
        assertThat(ingest.duplicates()).isZero();
        assertThat(feed.status().state()).isEqualTo(State.UP);
        eventually(watermarks, kept -> assertThat(kept.read("air")).contains("2026-03-01T00:00:03Z"));
    }

    @Test
    void readsNumbersFlagsAndTimesWithoutAZone() throws SQLException {
        insert(7, 1);
        open(BY_NUMBER);
        eventually(ingest, held -> assertThat(held.size()).isEqualTo(3));
        Instant at = BEGIN.plusSeconds(1).minusSeconds(8 * 3_600);
        assertThat(ingest.stored())
                .containsEntry(new HeldIngest.Key("park", "v", at), 7.5)
                .containsEntry(new HeldIngest.Key("park", "w", at), 7.0)
                .containsEntry(new HeldIngest.Key("park", "running", at), 1.0);
        eventually(watermarks, kept -> assertThat(kept.read("air")).contains("7"));
    }

    @Test
    void goesOnWhereItStoppedAfterARestart() throws SQLException {
        insert(1, 1);
        SensorConnection feed = open(BY_TIME);
        eventually(watermarks, kept -> assertThat(kept.read("air")).isPresent());
        feed.close();
        insert(2, 2);
        open(BY_TIME);
        eventually(ingest, held -> assertThat(held.size()).isEqualTo(2));
        assertThat(ingest.duplicates()).isZero();
    }

    @Test
    void neverPartsRowsOfOneWatermark() throws SQLException {
        for (int id = 1; id <= 20; id++) {
            insert(id, id / 7);
        }
        open(BY_TIME.replace("values: {v: v}", "items: {code: id, value: v}") + "maximumRows: 2\n");
        eventually(ingest, held -> assertThat(held.size()).isEqualTo(20));
        assertThat(ingest.duplicates()).isZero();
        eventually(watermarks, kept -> assertThat(kept.read("air")).contains("2026-03-01T00:00:02Z"));
    }

    @Test
    void readsAgainWhatWasNotStored() throws SQLException {
        for (int id = 1; id <= 10; id++) {
            insert(id, id);
        }
        ingest.holdAfter(4);
        SensorConnection feed = open(BY_TIME);
        eventually(ingest, held -> assertThat(held.mostHeld()).isEqualTo(6));
        assertThat(watermarks.read("air")).isEmpty();
        long begun = System.nanoTime();
        feed.close();
        assertThat(System.nanoTime() - begun).isLessThan(2_000_000_000L);
        assertThat(watermarks.read("air")).isEmpty();
        ingest.release();
        open(BY_TIME);
        eventually(watermarks, kept -> assertThat(kept.read("air")).contains("2026-03-01T00:00:10Z"));
        assertThat(ingest.size()).isEqualTo(10);
        assertThat(ingest.duplicates()).isEqualTo(10);
    }

    @Test
    void findsRowsThatAreWrittenLate() throws SQLException {
        insert(1, 100);
        open(BY_TIME + "overlap: 1m\n");
        eventually(watermarks, kept -> assertThat(kept.read("air")).contains("2026-03-01T00:01:40Z"));
        insert(2, 50);
        eventually(ingest, held -> assertThat(held.size()).isEqualTo(2));
        assertThat(watermarks.read("air")).contains("2026-03-01T00:01:40Z");
    }

    @Test
    void refusesRowsWithoutAWatermarkOrATime() throws SQLException {
        run("insert into reading (id, site, v) values (1, 'park', 1)");
        insert(2, 2);
        String yaml = BY_TIME.replace("where changed > :since", "where changed > :since or changed is null")
                .replace("order by changed", "order by changed nulls first");
        open(yaml);
        eventually(ingest, held -> assertThat(held.size()).isEqualTo(1));
        assertThat(ingest.refusals()).extracting(Problem::code).contains("jdbc.watermark-null");
    }

    @Test
    void tellsWhatIsWrongWithTheQuery() throws SQLException {
        insert(1, 1);
        insert(2, 2);
        assertTrouble(BY_TIME.replace("from reading", "from nothing"), "jdbc.query");
        assertTrouble(BY_TIME.replace("watermark: changed", "watermark: altered"), "jdbc.column");
        assertTrouble(BY_TIME.replace("values: {v: v}", "values: {u: v}"), "jdbc.column");
        assertTrouble(BY_TIME.replace("watermark: changed", "watermark: remark"), "jdbc.watermark");
        assertTrouble(BY_TIME.replace("start: 2026-01-01T00:00:00Z", "start: never"), "jdbc.watermark");
        assertTrouble(BY_TIME.replace("order by changed", "order by changed desc"), "jdbc.order");
        assertThat(watermarks.read("air")).isEmpty();
    }

    private void assertTrouble(String yaml, String code) {
        SensorConnection feed = open(yaml);
        eventually(feed, opened -> assertThat(opened.status().problem())
                .hasValueSatisfying(problem -> assertThat(problem.code()).isEqualTo(code)));
        assertThat(feed.status().state()).isEqualTo(State.WAITING);
        feed.close();
    }
}
