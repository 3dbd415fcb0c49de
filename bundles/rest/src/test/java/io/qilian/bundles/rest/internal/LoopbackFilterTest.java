package io.qilian.bundles.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in: this machine by its own names, and no page of another origin. */
class LoopbackFilterTest {

    private static final String SCENES = "/api/scenes";

    private final Platform platform = new Platform();
    private final Web web =
            new Web(new ScenesServlet(platform), new EventsServlet(new StoredEvents()), new PageServlet());

    @BeforeEach
    void fill() {
        platform.scenes.add(Samples.scene("gate"));
    }

    @AfterEach
    void close() throws Exception {
        web.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8181", "localhost:8181", "localhost", "LocalHost:8181", "[::1]:8181"})
    void letsInWhoAsksForThisMachine(String host) {
        assertThat(web.get(SCENES, "Host", host).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8181",
                "127.0.0.1.evil.example:8181",
                "localhost.evil.example",
                "10.0.0.7:8181",
                "0.0.0.0:8181",
                "[::2]:8181"
            })
    void refusesANameThatWasMadePointHere(String host) {
        var problem = Web.problem(web.get(SCENES, "Host", host), 403);
        assertThat(problem.get("code").asText()).isEqualTo("request.foreign");
        assertThat(problem.get("where").asText()).isEqualTo("Host");
        assertThat(problem.get("expected").asText()).isEqualTo("127.0.0.1, localhost or [::1]");
        assertThat(web.get("/", "Host", host).statusCode()).isEqualTo(403);
        assertThat(web.get("/api/events/stream", "Host", host).statusCode()).isEqualTo(403);
    }

    @Test
    void letsInThePageOfThePlatform() {
        String host = "localhost:" + web.port();
        assertThat(web.get(SCENES, "Host", host, "Origin", "http://" + host).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "https://evil.example:8181",
                "null",
                "http://localhost",
                "http://localhost:1",
                "http://127.0.0.1:1",
                "file://",
                "http://localhost.evil.example"
            })
    void refusesThePageOfAnotherOrigin(String origin) {
        var problem = Web.problem(web.get(SCENES, "Origin", origin), 403);
        assertThat(problem.get("where").asText()).isEqualTo("Origin");
        assertThat(problem.get("actual").asText()).isEqualTo(origin);
        assertThat(web.get("/api/events/stream", "Origin", origin).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
    void letsNoPageOfAnotherOriginChangeAnything(String method) {
        HttpResponse<String> response =
                web.send(method, SCENES + "/gate", "Origin", "http://evil.example", "Content-Type", "text/plain");
        Web.problem(response, 403);
        assertThat(response.headers().map().keySet())
                .noneMatch(header -> header.toLowerCase(Locale.ROOT).startsWith("access-control-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {SCENES, SCENES + "/nowhere", "/", "/api/events"})
    void tellsBrowsersToKeepEveryAnswerToThePlatformsOwnPages(String path) {
        for (String origin : new String[] {"http://127.0.0.1:" + web.port(), "http://evil.example"}) {
            var headers = web.get(path, "Origin", origin).headers();
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
            assertThat(headers.firstValue("Content-Security-Policy"))
                    .hasValue("default-src 'self'; frame-ancestors 'none'");
        }
    }
}
