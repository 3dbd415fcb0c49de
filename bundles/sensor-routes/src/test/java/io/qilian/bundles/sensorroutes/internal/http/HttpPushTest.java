package io.qilian.bundles.sensorroutes.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qilian.bundles.sensorroutes.api.http.HttpSettings;
import io.qilian.bundles.sensorroutes.internal.route.RecordingIngest.Behaviour;
import io.qilian.bundles.sensorroutes.internal.route.Waits;
import io.qilian.bundles.sensors.api.LinkStatus.State;
import io.qilian.bundles.sensors.api.SensorConnection;
import io.qilian.kernel.settings.api.SettingsFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stations that send over HTTP to the server that the platform has. */
class HttpPushTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String READING = "{\"s\": \"park\", \"v\": 35.5}";

    private final PushServer server = new PushServer();

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Test
    void answersWithAReceiptOnceItIsStored() throws Exception {
        SensorConnection feed = server.open("air");
        server.ingest.behaviour = Behaviour.WAITS;
        CompletableFuture<HttpResponse<String>> answer =
                server.sendSoon("/sensors/air", "[" + READING + ", {\"s\": \"lake\", \"v\": 4}]");
        Waits.until("both are handed in", () -> server.ingest.offered.size() == 2);
        assertThat(answer).isNotDone();
        server.ingest.storeWaiting();

        assertThat(answer.get().statusCode()).isEqualTo(200);
        assertThat(answer.get().body()).isEqualTo("{\"stored\":2,\"duplicates\":0,\"refused\":0,\"ignored\":0}");
        assertThat(server.ingest.values()).containsExactly(35.5, 4.0);
        assertThat(feed.status().state()).isEqualTo(State.UP);
        assertThat(feed.status().messages()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer x", "Basic " + PushServer.TOKEN, "Bearer " + PushServer.TOKEN + "0"})
    void letsInWithATokenOnly(String authorization) throws IOException {
        server.open("air");
        var request = server.request("/sensors/air").POST(BodyPublishers.ofString(READING));
        HttpResponse<String> answer = server.send(request.setHeader("Authorization", authorization));

        assertThat(problem(answer, 401)).isEqualTo("request.token");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.body()).doesNotContain(PushServer.TOKEN);
        assertThat(server.ingest.offered).isEmpty();
    }

    @Test
    void refusesWhatItCannotTake() throws IOException {
        server.open("air");
        byte[] large = "x".repeat(2_001).getBytes(StandardCharsets.UTF_8);

        assertThat(problem(server.post("/sensors/other", READING), 404)).isEqualTo("request.unknown");
        assertThat(problem(server.post("/sensors/", READING), 404)).isEqualTo("request.unknown");
        assertThat(problem(server.send(server.request("/sensors/air").GET()), 405))
                .isEqualTo("request.method");
        assertThat(problem(server.send(server.request("/sensors/air").POST(BodyPublishers.ofByteArray(large))), 413))
                .isEqualTo("request.too-large");
        assertThat(problem(
                        server.send(server.request("/sensors/air")
                                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))),
                        413))
                .isEqualTo("request.too-large");
        assertThat(problem(
                        server.send(server.request("/sensors/air")
                                .setHeader("Content-Type", "text/xml")
                                .POST(BodyPublishers.ofString(READING))),
                        415))
                .isEqualTo("request.form");
        assertThat(problem(
                        server.send(server.request("/sensors/air")
                                .setHeader("Content-Encoding", "gzip")
                                .POST(BodyPublishers.ofString(READING))),
                        415))
                .isEqualTo("request.form");
        assertThat(server.ingest.offered).isEmpty();
        assertThat(server.post("/sensors/air", READING).statusCode()).isEqualTo(200);
    }

    @Test
    void tellsWhatIsWrongWithAPayloadAndKeepsIt() throws IOException {
        SensorConnection feed = server.open("air");

        assertThat(problem(server.post("/sensors/air", "{\"s\": "), 400)).isEqualTo("payload.syntax");
        assertThat(server.ingest.refused).singleElement().matches(refused -> refused.original()
                .equals("{\"s\": "));
        assertThat(feed.status().refused()).isEqualTo(1);
    }

    @Test
    void asksToSendAgainWhenItCannotStore() throws IOException {
        server.open("air");
        server.ingest.behaviour = Behaviour.BUSY;
        HttpResponse<String> answer = server.post("/sensors/air", READING);

        assertThat(problem(answer, 503)).isEqualTo("sensor.busy");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        server.ingest.behaviour = Behaviour.THROWS;
        assertThat(problem(server.post("/sensors/air", READING), 500)).isEqualTo("request.failed");
    }

    /** The server has six threads, and all of these wait at once. */
    @Test
    void keepsNoThreadWaiting() throws Exception {
        server.open("air", "maximumRequests: 40");
        server.ingest.behaviour = Behaviour.WAITS;
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int request = 0; request < 40; request++) {
            answers.add(server.sendSoon("/sensors/air", READING));
        }
        Waits.until("all are handed in", () -> server.ingest.offered.size() == 40);
        HttpResponse<String> oneMore = server.post("/sensors/air", READING);
        assertThat(problem(oneMore, 429)).isEqualTo("request.too-many");
        assertThat(oneMore.headers().firstValue("Retry-After")).isPresent();
        server.ingest.behaviour = Behaviour.STORES;
        server.ingest.storeWaiting();

        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
        }
        Waits.until(
                "there is room again",
                () -> server.post("/sensors/air", READING).statusCode() == 200);
    }

    @Test
    void waitsNoLongerThanItMay() throws IOException {
        server.open("air", "timeoutMs: 300");
        server.ingest.behaviour = Behaviour.WAITS;
        assertThat(problem(server.post("/sensors/air", READING), 503)).isEqualTo("request.not-stored");
        server.ingest.storeWaiting();
    }

    @Test
    void waitsForNoSlowClient() throws IOException {
        server.open("air", "timeoutMs: 300");
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            slow.getOutputStream()
                    .write(("POST /sensors/air HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                                    + "Authorization: Bearer " + PushServer.TOKEN
                                    + "\r\nContent-Length: 100\r\n\r\n{\"s\":")
                            .getBytes(StandardCharsets.UTF_8));
            slow.setSoTimeout(10_000);
            String answer = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 408").contains("request.slow");
        }
        assertThat(server.ingest.offered).isEmpty();
    }

    @Test
    void takesNothingMoreWhenItIsClosed() throws IOException {
        SensorConnection feed = server.open("air");
        feed.close();
        assertThat(problem(server.post("/sensors/air", READING), 404)).isEqualTo("request.unknown");
        assertThat(feed.status().state()).isEqualTo(State.CLOSED);
        server.open("air");
        assertThat(server.post("/sensors/air", READING).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesTokensThatCanBeGuessed() {
        assertThatThrownBy(
                        () -> SettingsFile.of("air.yaml", "tokens: [secret]\npayload: {format: json, values: {/v: v}}")
                                .as(HttpSettings.class))
                .hasMessageContaining("tokens must have 16")
                .hasMessageNotContaining("[secret]");
    }

    private static String problem(HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.fieldNames())
                .toIterable()
                .containsExactly("code", "what", "where", "expected", "actual", "fix");
        return problem.get("code").asText();
    }
}
