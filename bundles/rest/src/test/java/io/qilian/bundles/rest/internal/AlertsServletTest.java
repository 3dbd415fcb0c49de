package io.qilian.bundles.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qilian.kernel.alerts.api.AlertState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code /api/alerts}: what somebody must look at, and changes as they happen. */
class AlertsServletTest {

    private final KeptAlerts alerts = new KeptAlerts();
    private final AlertsServlet servlet = new AlertsServlet(alerts, Duration.ofMillis(50));
    private final Web web = new Web(servlet);

    @AfterEach
    void close() throws Exception {
        servlet.stop();
        web.close();
    }

    @Test
    void listsWhatIsNotResolvedUnlessAskedForMore() throws Exception {
        alerts.add("gate", AlertState.OPEN);
        alerts.add("yard", AlertState.RESOLVED);
        alerts.add("yard", AlertState.ACKNOWLEDGED);
        assertThat(numbers("")).containsExactly(3, 1);
        assertThat(numbers("?scene=yard&state=all")).containsExactly(3, 2);
        assertThat(numbers("?state=resolved")).containsExactly(2);
        assertThat(numbers("?state=all&limit=1")).containsExactly(3);
    }

    private List<Integer> numbers(String query) throws Exception {
        return new ObjectMapper()
                .readTree(web.get("/api/alerts" + query).body()).findValues("number").stream()
                        .map(JsonNode::asInt)
                        .toList();
    }

    @Test
    void showsOneWithItsHistory() throws Exception {
        alerts.add("gate", AlertState.OPEN);
        alerts.acknowledge(1, "li", "on my way");
        JsonNode alert = new ObjectMapper().readTree(web.get("/api/alerts/1").body());
        assertThat(alert.get("state").asText()).isEqualTo("ACKNOWLEDGED");
        assertThat(alert.get("subject").asText()).isEqualTo("zone=bus-stop");
        assertThat(alert.get("history").get(1).toString())
                .isEqualTo(
                        "{\"at\":\"2026-07-01T12:00:00Z\",\"state\":\"ACKNOWLEDGED\",\"severity\":\"MAJOR\",\"by\":\"li\","
                                + "\"comment\":\"on my way\"}");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThat(Web.problem(web.get("/api/alerts/9"), 404).get("code").asText())
                .isEqualTo("alert.unknown");
        assertThat(Web.problem(web.get("/api/alerts/nine"), 404).get("code").asText())
                .isEqualTo("request.unknown");
        assertThat(Web.problem(web.get("/api/alerts?state=closed"), 400)
                        .get("expected")
                        .asText())
                .isEqualTo("open, acknowledged, resolved, unresolved or all");
    }

    @Test
    void sendsChangesAsTheyHappen() {
        alerts.add("gate", AlertState.OPEN);
        try (EventSource stream = new EventSource(web, "/api/alerts/stream")) {
            stream.awaitComments(1);
            alerts.acknowledge(1, "li", "on my way");
            assertThat(stream.nextTexts(1))
                    .containsExactly("2 {\"alert\":1,\"at\":\"2026-07-01T12:00:00Z\",\"state\":\"ACKNOWLEDGED\","
                            + "\"severity\":\"MAJOR\",\"by\":\"li\",\"comment\":\"on my way\"}");
        }
        try (EventSource again = new EventSource(web, "/api/alerts/stream", "Last-Event-ID: 1")) {
            assertThat(again.nextTexts(1).get(0)).startsWith("2 ");
        }
    }
}
