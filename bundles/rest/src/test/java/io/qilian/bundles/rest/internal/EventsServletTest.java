package io.qilian.bundles.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.scenes.api.EventJson;
import io.qilian.kernel.scenes.api.StoredEvent;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /api/events}: stored events, one JSON object a line. */
class EventsServletTest {

    private final StoredEvents log = new StoredEvents();
    private final Web web = new Web(new EventsServlet(log), new PageServlet());

    @AfterEach
    void close() throws Exception {
        web.close();
    }

    @Test
    void givesAnEventALine() {
        List<Event> stored =
                List.of(log.store("gate").event(), log.store("yard").event());
        HttpResponse<String> response = web.get("/api/events");
        assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                .isEqualToIgnoringCase("application/x-ndjson;charset=utf-8");
        assertThat(response.body()).endsWith("\n");
        assertThat(response.body().lines().map(EventJson::read)).isEqualTo(stored);
    }

    @Test
    void givesNothingWhenNothingIsStored() {
        assertThat(web.get("/api/events").body()).isEmpty();
    }

    @Test
    void keepsAnEventOnItsLineWhateverItHolds() {
        String text = "a \"quoted\"\nline\u2028 \\ 清河县 \u0000 </script>";
        Event stored = log.store("gate", "traffic.crossing", text).event();
        assertThat(web.get("/api/events").body().split("\n", -1)).hasSize(2).contains("");
        assertThat(events("")).containsExactly(stored);
    }

    @Test
    void givesWhatIsAskedFor() {
        Event first = log.store("gate", "traffic.crossing", "1").event();
        Event second = log.store("gate", "traffic.flow", "2").event();
        Event third = log.store("yard", "traffic.flow", "3").event();
        assertThat(events("?scene=gate")).containsExactly(first, second);
        assertThat(events("?type=traffic.flow")).containsExactly(second, third);
        assertThat(events("?scene=yard&type=traffic.crossing")).isEmpty();
        assertThat(events("?after=1")).containsExactly(second, third);
        assertThat(events("?limit=2")).containsExactly(first, second);
        assertThat(events("?limit=2&latest=true")).containsExactly(second, third);
        assertThat(events("?scene=&type=&limit=&latest=false")).containsExactly(first, second, third);
    }

    @Test
    void givesAThousandUnlessAskedForMore() {
        List<Event> stored = IntStream.range(0, 1001)
                .mapToObj(i -> log.store("gate"))
                .map(StoredEvent::event)
                .toList();
        assertThat(events("")).isEqualTo(stored.subList(0, 1000));
        assertThat(events("?limit=10000")).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0, 'a whole number, 1 to 10000'",
        "limit, 10001, 'a whole number, 1 to 10000'",
        "limit, 4294967297, 'a whole number, 1 to 10000'",
        "limit, many, 'a whole number, 1 to 10000'",
        "after, -1, 'a whole number, 0 or more'",
        "after, 1.5, 'a whole number, 0 or more'",
        "latest, yes, true or false"
    })
    void refusesWhatIsOutOfBounds(String name, String value, String expected) {
        var problem = Web.problem(web.get("/api/events?" + name + "=" + value), 400);
        assertThat(problem.get("code").asText()).isEqualTo("request.parameter");
        assertThat(problem.get("where").asText()).isEqualTo(name);
        assertThat(problem.get("expected").asText()).isEqualTo(expected);
        assertThat(problem.get("actual").asText()).isEqualTo(value);
        assertThat(problem.get("fix").asText()).isNotBlank();
        assertThat(log.lookups).hasValue(0);
    }

    @Test
    void knowsNoOtherAddress() {
        var problem = Web.problem(web.get("/api/events/today"), 404);
        assertThat(problem.get("expected").asText()).isEqualTo("/api/events or /api/events/stream");
        assertThat(problem.get("actual").asText()).isEqualTo("/api/events/today");
    }

    private List<Event> events(String query) {
        HttpResponse<String> response = web.get("/api/events" + query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body().lines().map(EventJson::read).toList();
    }
}
