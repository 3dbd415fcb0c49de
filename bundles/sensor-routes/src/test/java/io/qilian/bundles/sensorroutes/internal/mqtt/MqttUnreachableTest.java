package io.qilian.bundles.sensorroutes.internal.mqtt;

import static io.qilian.bundles.sensorroutes.internal.mqtt.MqttProtocolTest.awaitNoThreadOf;
import static io.qilian.bundles.sensorroutes.internal.mqtt.MqttStage.awaitProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.sensorroutes.api.RouteConnection;
import io.qilian.bundles.sensorroutes.internal.route.Waits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A broker that is not there, or does not answer: it is said, tried again, and nothing is left of the attempts. */
class MqttUnreachableTest {

    private final MqttStage stage = new MqttStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void saysThatTheBrokerIsNotThere(String version) {
        RouteConnection feed = stage.open("nobody", "tcp://127.0.0.1:1", version);
        awaitProblem(feed, "mqtt.unreachable");
        Waits.until("it goes on trying", () -> feed.statistics().attempts() >= 3);
        feed.close();
        awaitNoThreadOf("nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void saysThatTheBrokerIsSilentAndClosesInTime(String version) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String url = "tcp://127.0.0.1:" + silent.getLocalPort();
            RouteConnection feed = stage.open("silent", url, version, "timeoutMs: 300");
            awaitProblem(feed, "mqtt.no-answer");
            try (Socket first = silent.accept()) {
                first.setSoTimeout(10_000);
                // To the end, which does not come if the connection is left open.
                assertThat(first.getInputStream().readAllBytes()).hasSizeLessThan(200);
            }
            Waits.until("it goes on trying", () -> feed.statistics().attempts() >= 4);
            long before = System.nanoTime();
            feed.close();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
            awaitNoThreadOf("silent");
        }
    }
}
