package io.qilian.bundles.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.modellibrary.api.DriftAlarm;
import io.qilian.bundles.modellibrary.api.DriftQuantity;
import io.qilian.bundles.modellibrary.api.DriftState;
import io.qilian.bundles.modellibrary.api.FeedDrift;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /api/drift}. */
class DriftServletTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    private final Platform platform = new Platform();
    private final Web web = new Web(new DriftServlet(platform));

    @BeforeEach
    void drift() {
        platform.drifts.add(new FeedDrift(
                "gate",
                "road-objects",
                "1.0.0",
                DriftState.DRIFTED,
                NOON,
                1000,
                Optional.empty(),
                List.of(
                        new FeedDrift.Reading(DriftQuantity.SHARPNESS, OptionalDouble.of(1.5), 0.25, Optional.of(NOON)),
                        new FeedDrift.Reading(DriftQuantity.BOXES, OptionalDouble.empty(), 1, Optional.empty()))));
        platform.alarms.add(alarm(17, Optional.empty(), true));
        platform.alarms.add(alarm(16, Optional.of(NOON.plusSeconds(60)), false));
    }

    @AfterEach
    void close() throws Exception {
        web.close();
    }

    @Test
    void givesHowFarEachFeedHasDrifted() {
        assertThat(web.json("/api/drift"))
                .containsExactly(
                        Web.read(
                                """
                                {"feed":"gate","model":"road-objects","version":"1.0.0","state":"DRIFTED",
                                 "since":"2026-07-01T12:00:00Z","frames":1000,
                                 "readings":[{"quantity":"SHARPNESS","psi":1.5,"level":0.25,
                                              "alarmSince":"2026-07-01T12:00:00Z"},
                                             {"quantity":"BOXES","level":1.0}]}
                                """));
    }

    @Test
    void givesTheAlarmsOfAModelWithLinks() {
        assertThat(web.json("/api/drift/road-objects"))
                .containsExactly(
                        Web.read(
                                """
                                {"id":17,"feed":"gate","model":"road-objects","version":"1.0.0","quantity":"COLOUR",
                                 "psi":2.5,"level":0.25,"baseline":90.0,"current":150.0,
                                 "raisedAt":"2026-07-01T12:00:00Z","picture":"/api/drift/road-objects/17.jpg"}
                                """),
                        Web.read(
                                """
                                {"id":16,"feed":"gate","model":"road-objects","version":"1.0.0","quantity":"COLOUR",
                                 "psi":2.5,"level":0.25,"baseline":90.0,"current":150.0,
                                 "raisedAt":"2026-07-01T12:00:00Z","endedAt":"2026-07-01T12:01:00Z"}
                                """));
        assertThat(web.json("/api/drift/another")).isEmpty();
    }

    @Test
    void givesTheFrameThatRaisedAnAlarm() {
        HttpResponse<byte[]> response = web.bytes("/api/drift/road-objects/17.jpg");
        assertThat(response.body()).containsExactly(0xff, 0xd8);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/drift/road-objects/16.jpg",
                "/api/drift/another/17.jpg",
                "/api/drift/road-objects/x.jpg",
                "/api/drift/road-objects/more"
            })
    void saysThatSomethingIsNotThere(String path) {
        assertThat(Web.problem(web.get(path), 404).get("code").asText()).endsWith(".unknown");
    }

    @Test
    void refusesWhatIsNoNameOfAModel() {
        assertThat(Web.problem(web.get("/api/drift/Road%20Objects"), 400)
                        .get("where")
                        .asText())
                .isEqualTo("model");
    }

    private static DriftAlarm alarm(long id, Optional<Instant> endedAt, boolean picture) {
        return new DriftAlarm(
                id,
                "gate",
                "road-objects",
                "1.0.0",
                new DriftAlarm.Finding(DriftQuantity.COLOUR, 2.5, 0.25, 90, 150),
                NOON,
                endedAt,
                picture);
    }
}
