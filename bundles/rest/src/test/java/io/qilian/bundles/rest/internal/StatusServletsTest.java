package io.qilian.bundles.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qilian.bundles.modellibrary.api.LaneStatistics;
import io.qilian.kernel.api.scenario.SceneView;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /api/scenes}, {@code /api/feeds}, {@code /api/models}, {@code /api/lanes}: what the platform is doing. */
class StatusServletsTest {

    private final Platform platform = new Platform();
    private final Web web = new Web(
            new ScenesServlet(platform),
            new FeedsServlet(platform, platform),
            new ModelsServlet(platform),
            new LanesServlet(platform),
            new PageServlet());

    @AfterEach
    void close() throws Exception {
        web.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/scenes", "/api/scenes/", "/api/feeds", "/api/models", "/api/lanes"})
    void givesAnEmptyListWhenThereIsNothing(String path) {
        HttpResponse<String> response = web.get(path);
        assertThat(response.body()).isEqualTo("[]");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void givesScenesWithTheirFiguresAndTables() {
        platform.scenes.add(Samples.scene("gate", Optional.empty(), Samples.counts("Line", "northbound")));
        JsonNode expected = Web.read(
                """
                {"name":"gate","scenario":"traffic","feeds":["gate","yard"],"phase":"RUNNING","observations":1234,"readings":40,
                 "dropped":5,"failures":2,"events":67,"lastAgeMs":8.25,
                 "tables":[{"title":"Line","columns":["car","bus"],
                            "rows":[{"name":"northbound","cells":["12","3"]}]}]}
                """);
        assertThat(web.json("/api/scenes/gate")).isEqualTo(expected);
        assertThat(web.json("/api/scenes")).containsExactly(expected);
    }

    @Test
    void tellsWhyASceneDoesNotRunButNotTheVendorsStack() {
        platform.scenes.add(Samples.scene("gate", Optional.of(Samples.UNREACHABLE), SceneView.EMPTY));
        assertThat(web.json("/api/scenes/gate").get("problem").get("what").asText())
                .isEqualTo("The camera does not answer");
        assertThat(web.get("/api/scenes/gate").body()).doesNotContain("Road.java");
    }

    @Test
    void givesWhatScenariosTellAsItIs() {
        platform.scenes.add(Samples.scene("gate", Optional.empty(), Samples.counts(Samples.AWKWARD, Samples.AWKWARD)));
        JsonNode table = web.json("/api/scenes").get(0).get("tables").get(0);
        assertThat(table.get("title").asText()).isEqualTo(Samples.AWKWARD);
        assertThat(table.get("rows").get(0).get("name").asText()).isEqualTo(Samples.AWKWARD);
    }

    @Test
    void givesFeedsAndWhyOneGivesNoPictures() {
        platform.feeds.add(Samples.feed("gate", Optional.of(Samples.UNREACHABLE)));
        platform.feeds.add(Samples.feed("yard", Optional.empty()));
        JsonNode yard = Web.read(
                """
                {"name":"yard","source":"rtsp://10.0.0.7/stream","state":"RUNNING","codec":"h264","width":1920,
                 "height":1080,"capturedFps":24.5,"captured":5000,"damaged":2,"reconnects":1,
                 "delivered":4898,"dropped":{"DAMAGED":2,"STILL":100}}
                """);
        assertThat(web.json("/api/feeds/yard")).isEqualTo(yard);
        assertThat(web.json("/api/feeds")).hasSize(2).contains(yard);
        assertThat(web.json("/api/feeds/gate").get("problem").get("code").asText())
                .isEqualTo("feed.unreachable");
    }

    @Test
    void givesTheFourStatesOfAFeedAndWhatHasChanged() {
        platform.feeds.add(Samples.feed("gate", Optional.empty()));
        JsonNode liveness = web.json("/api/feeds/gate/liveness");
        String well = "{\"state\":\"UP\",\"since\":\"2026-07-01T12:00:00Z\",\"reason\":\"FLOWING\",\"figure\":5000.0}";
        assertThat(liveness)
                .isEqualTo(Web.read(
                        """
                                {"feed":"gate","link":%s,"media":%s,"decodable":%s,
                                 "useful":{"state":"DOWN","since":"2026-07-01T12:00:00Z","reason":"FROZEN","figure":21.5},
                                 "quality":"EXCELLENT","frameShare":0.98,"reconnects":0,"stalls":1,"hourCoverage":0.5,
                                 "changes":[{"at":"2026-07-01T12:00:00Z","aspect":"useful","from":"UP","to":"DOWN",
                                             "reason":"FROZEN","figure":20.5}]}
                                """
                                .formatted(well, well, well)));
        assertThat(web.get("/api/feeds/nowhere/liveness").statusCode()).isEqualTo(404);
    }

    @Test
    void givesThePictureThatAFeedShowsNow() {
        platform.feeds.add(Samples.feed("gate", Optional.empty()));
        HttpResponse<byte[]> response = web.bytes("/api/feeds/gate/snapshot.jpg");
        assertThat(response.body()).containsExactly(0xff, 0xd8);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void givesModelsAndTheCardOfOne() {
        platform.models.add(Samples.model("road-objects"));
        assertThat(web.json("/api/models"))
                .containsExactly(
                        Web.read(
                                """
                                {"name":"road-objects","version":"1.2.0","aliases":["prod"],"state":"LOADED","users":2}
                                """));
        JsonNode card = Web.read(
                """
                {"name":"road-objects","version":"1.2.0","aliases":["prod"],"state":"LOADED","users":2,
                 "digest":"c0ffee","licence":"Apache-2.0","decoder":"anchor-free boxes",
                 "input":"RGB picture of 640x640","labels":["car","bus"],
                 "metrics":[{"name":"mAP50","dataset":"county roads","value":0.81}],
                 "trial":{"loadMs":78.5,"runMs":9.5,"peakBytes":84934656},
                 "signer":"county-lab",
                 "notices":["NO_GOLDEN_SAMPLES"]}
                """);
        assertThat(web.json("/api/models/road-objects")).isEqualTo(card);
        assertThat(web.json("/api/models/road-objects:1.2.0")).isEqualTo(card);
        assertThat(web.json("/api/models/road-objects@prod")).isEqualTo(card);
    }

    @Test
    void givesWhatModelsAreDoingWithWhichFeed() {
        platform.lanes.add(new LaneStatistics("gate", "road-objects@prod", 110, 100, 1, 7, 2, 4.5));
        assertThat(web.json("/api/lanes"))
                .containsExactly(
                        Web.read(
                                """
                                {"feed":"gate","model":"road-objects@prod","offered":110,"analysed":100,"failed":1,
                                 "replaced":7,"discarded":2,"lastAgeMs":4.5}
                                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/scenes/nowhere",
                "/api/scenes/gate/more",
                "/api/feeds/nowhere",
                "/api/feeds/nowhere/snapshot.jpg",
                "/api/feeds/snapshot.jpg",
                "/api/models/nowhere",
                "/api/lanes/gate"
            })
    void saysThatSomethingIsNotThere(String path) {
        platform.scenes.add(Samples.scene("gate"));
        platform.feeds.add(Samples.feed("gate", Optional.empty()));
        JsonNode problem = Web.problem(web.get(path), 404);
        assertThat(problem.get("code").asText()).endsWith(".unknown");
        assertThat(problem.get("fix").asText()).isNotBlank();
    }

    @Test
    void namesTheScenesThatAreThere() {
        platform.scenes.add(Samples.scene("gate"));
        JsonNode problem = Web.problem(web.get("/api/scenes/%E6%B8%85%E6%B2%B3"), 404);
        assertThat(problem.get("expected").asText()).isEqualTo("gate");
        assertThat(problem.get("actual").asText()).isEqualTo("清河");
    }

    @Test
    void refusesWhatIsNoNameOfAModel() {
        JsonNode problem = Web.problem(web.get("/api/models/Road%20Objects"), 400);
        assertThat(problem.get("where").asText()).isEqualTo("model");
        assertThat(problem.get("actual").asText()).isEqualTo("Road Objects");
    }
}
