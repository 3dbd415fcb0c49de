package io.qilian.bundles.sensorroutes.internal.database;

import static io.qilian.bundles.sensorroutes.internal.RouteStage.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.sensors.api.SensorConnection;
import io.qilian.kernel.api.problem.Problem;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.h2.Driver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class H2FeedTest extends DatabaseFeedContract {

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID();

    @BeforeEach
    void install() {
        databases.add("org.h2.Driver", new Driver());
    }

    @Override
    String address() {
        return "url: " + url + "\nuser: sa\n";
    }

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "sa", "");
    }

    @Test
    void waitsForTheDriver() throws SQLException {
        databases.remove("org.h2.Driver");
        insert(1, 1);
        SensorConnection feed = open(BY_TIME);
        eventually(feed, opened -> assertThat(opened.status().problem().map(Problem::code))
                .contains("jdbc.driver"));
        install();
        eventually(ingest, held -> assertThat(held.size()).isEqualTo(1));
        eventually(feed, opened -> assertThat(opened.status().problem()).isEmpty());
    }
}
