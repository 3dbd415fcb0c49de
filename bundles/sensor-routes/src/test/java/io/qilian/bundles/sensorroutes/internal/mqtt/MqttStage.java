package io.qilian.bundles.sensorroutes.internal.mqtt;

import io.qilian.bundles.sensorroutes.api.RouteConnection;
import io.qilian.bundles.sensorroutes.api.mqtt.MqttSettings;
import io.qilian.bundles.sensorroutes.internal.route.FeedRoutes;
import io.qilian.bundles.sensorroutes.internal.route.RecordingIngest;
import io.qilian.bundles.sensorroutes.internal.route.RouteTools;
import io.qilian.bundles.sensorroutes.internal.route.Waits;
import io.qilian.bundles.sensors.api.LinkStatus.State;
import io.qilian.kernel.settings.api.SettingsFile;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.camel.impl.DefaultCamelContext;

/** The protocol as the platform runs it, with an ingest that the test can look into. */
final class MqttStage implements AutoCloseable {

    private static final String PAYLOAD =
            "payload: {format: json, values: {/v: v}, station: {fromAddress: true}, maximumBytes: 2000}";

    final RecordingIngest ingest = new RecordingIngest();
    private final FeedRoutes routes =
            new FeedRoutes(new DefaultCamelContext(), new RouteTools(InstantSource.system(), new Random(7)));
    private final MqttProtocol protocol = new MqttProtocol(routes::open);
    private final List<RouteConnection> open = new ArrayList<>();

    MqttStage() {
        routes.start();
    }

    /** Opens a feed: broker, version, and further lines of {@code connection:}. */
    RouteConnection open(String feed, String url, String version, String... lines) {
        RouteConnection connection = protocol.open(feed, settings(url, version, lines), ingest);
        open.add(connection);
        return connection;
    }

    static MqttSettings settings(String url, String version, String... lines) {
        List<String> yaml = new ArrayList<>(List.of(
                "url: " + url,
                "version: \"" + version + "\"",
                "reconnectAfterMs: 100",
                "reconnectAtMostMs: 300",
                PAYLOAD));
        yaml.addAll(List.of(lines));
        if (yaml.stream().noneMatch(line -> line.startsWith("timeoutMs:"))) {
            yaml.add("timeoutMs: 2000");
        }
        if (yaml.stream().noneMatch(line -> line.startsWith("topics:"))) {
            yaml.add("topics: [county/+/air]");
            yaml.add("station: \"county/{station}/air\"");
        }
        return SettingsFile.of("air.yaml", String.join("\n", yaml)).as(MqttSettings.class);
    }

    static void awaitUp(RouteConnection connection) {
        Waits.until(
                "it is up, not " + connection.status(),
                () -> connection.status().state() == State.UP);
    }

    static void awaitProblem(RouteConnection connection, String code) {
        Waits.until(
                code,
                () -> connection.status().state() == State.WAITING
                        && connection.status().problem().stream()
                                .anyMatch(problem -> problem.code().equals(code)));
    }

    void awaitValues(double... values) {
        Waits.until("values", () -> ingest.values().size() >= values.length);
    }

    @Override
    public void close() {
        open.forEach(RouteConnection::close);
        routes.close();
    }
}
