package io.qilian.bundles.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How all addresses refuse. */
class RestServletTest {

    private static final Logger LOG = Logger.getLogger(RestServlet.class.getName());
    private static final String SNAPSHOT = "/api/feeds/gate/snapshot.jpg";

    private final Platform platform = new Platform();
    private final Web web = new Web(
            new ScenesServlet(platform),
            new FeedsServlet(platform, platform),
            new EventsServlet(new StoredEvents()),
            new PageServlet());

    @BeforeEach
    void fill() {
        platform.feeds.add(Samples.feed("gate", Optional.empty()));
    }

    @AfterEach
    void close() throws Exception {
        LOG.setLevel(null);
        web.close();
    }

    @ParameterizedTest
    @CsvSource({
        "INPUT, scene.unknown, 404",
        "INPUT, feed.name, 400",
        "CONFIGURATION, settings.type, 400",
        "RESOURCE, feed.too-many, 503",
        "EXTERNAL, feed.timeout, 503",
        "INTERNAL, scene.threw, 500"
    })
    void tellsByTheStatusWhoHasToAct(ProblemKind kind, String code, int status) {
        refuse(Problem.of(code, kind, "It cannot be done", "gate", "Do something else")
                .comparing("this", "that"));
        var problem = Web.problem(web.get(SNAPSHOT), status);
        assertThat(problem.toString())
                .isEqualTo("{\"code\":\"" + code + "\",\"what\":\"It cannot be done\",\"where\":\"gate\","
                        + "\"expected\":\"this\",\"actual\":\"that\",\"fix\":\"Do something else\"}");
    }

    @Test
    void tellsAProblemAsItIsWhateverItHolds() {
        refuse(Problem.of("feed.name", ProblemKind.INPUT, Samples.AWKWARD, Samples.AWKWARD, "Choose another"));
        var problem = Web.problem(web.get(SNAPSHOT), 400);
        assertThat(problem.get("what").asText()).isEqualTo(Samples.AWKWARD);
        assertThat(problem.get("where").asText()).isEqualTo(Samples.AWKWARD);
    }

    @Test
    void keepsToItselfWhatADefectTells() {
        LOG.setLevel(Level.OFF);
        platform.snapshot = () -> {
            throw new IllegalArgumentException("no reader for rtsp://user:secret@10.0.0.7/stream");
        };
        HttpResponse<String> response = web.get(SNAPSHOT);
        var problem = Web.problem(response, 500);
        assertThat(problem.get("code").asText()).isEqualTo("request.failed");
        assertThat(problem.get("fix").asText()).isEqualTo("See data/log/qilian.log");
        assertThat(response.body()).doesNotContain("rtsp", "reader");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void canOnlyBeRead(String method) {
        HttpResponse<String> response = web.send(method, "/api/scenes");
        var problem = Web.problem(response, 405);
        assertThat(problem.get("expected").asText()).isEqualTo("GET");
        assertThat(problem.get("actual").asText()).isEqualTo(method);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/scenes", "/api/events/stream"})
    void opensNoAnswerOfWhichOnlyTheHeadIsWanted(String path) {
        HttpResponse<String> response = web.send("HEAD", path);
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.body()).isEmpty();
    }

    private void refuse(Problem problem) {
        platform.snapshot = () -> {
            throw new ProblemException(problem);
        };
    }
}
