package io.qilian.bundles.sensorroutes.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.feed.Location;
import io.qilian.kernel.api.feed.Quality;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NgsiPayloadTest {

    private static final String NGSI = "format: ngsi-ld";
    private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");

    private static final String NORMALIZED =
            """
            {"id": "urn:ngsi-ld:AirQualityObserved:1", "type": "AirQualityObserved",
             "dateObserved": {"type": "Property", "value": {"@type": "DateTime", "@value": "2026-03-01T08:00:00Z"}},
             "NO2": {"type": "Property", "value": 22, "unitCode": "GQ", "observedAt": "2026-03-01T07:59:00Z"},
             "CO": {"type": "Property", "value": 0.5, "unitCode": "GP"},
             "reliability": {"type": "Property", "value": null},
             "name": {"type": "Property", "value": "12"},
             "refDevice": {"type": "Relationship", "object": ["urn:ngsi-ld:Device:7", "urn:ngsi-ld:Device:8"]},
             "address": {"type": "Property", "value": {"postalCode": 810000}},
             "location": {"type": "GeoProperty", "value": {"type": "Point", "coordinates": [100.25, 38.18]}},
             "@context": ["https://example.org/context.jsonld"]}
            """;

    @Test
    void readsNormalizedEntities() {
        StationMessage message = Payloads.decode(NGSI, NORMALIZED).get(0);
        assertThat(message.station()).isEqualTo("urn:ngsi-ld:Device:7");
        assertThat(message.location()).isEqualTo(Optional.of(new Location(38.18, 100.25)));
        assertThat(message.measurements())
                .containsExactly(
                        new Measurement("NO2", 22, "ug/m3", AT.minusSeconds(60), Quality.GOOD),
                        new Measurement("CO", 0.5, "mg/m3", AT, Quality.GOOD));
    }

    @Test
    void readsBareAndConciseValues() {
        StationMessage message = Payloads.decode(
                        NGSI,
                        """
                        {"id": "a", "type": "NoiseLevelObserved", "dateObservedFrom": "2026-03-01T08:00:00Z",
                         "LAeq": 67.8, "LAmax": {"value": 94.5, "unitCode": "2N"}, "calibrated": true,
                         "location": {"type": "LineString", "coordinates": [[10, 20], [12, 22]]}}
                        """)
                .get(0);
        assertThat(message.station()).isEqualTo("a");
        assertThat(Payloads.values(message)).isEqualTo(Map.of("LAeq", 67.8, "LAmax", 94.5, "calibrated", 1.0));
        assertThat(message.measurements()).extracting(Measurement::unit).containsExactly("", "dB", "");
        assertThat(message.measurements()).extracting(Measurement::measuredAt).containsOnly(AT);
        assertThat(message.location()).isEqualTo(Optional.of(new Location(21, 11)));
    }

    @Test
    void readsNgsiVersion2() {
        StationMessage message = Payloads.decode(
                        NGSI,
                        """
                        {"id": "a", "type": "T", "temperature": {"type": "Number", "value": "21.5",
                          "metadata": {"unitCode": {"type": "Text", "value": "CEL"},
                                       "timestamp": {"type": "DateTime", "value": "2026-03-01T08:00:00"}}}}
                        """)
                .get(0);
        assertThat(message.measurements())
                .containsExactly(new Measurement("temperature", 21.5, "Cel", AT, Quality.GOOD));
    }

    @Test
    void readsStructuredValuesAndSeveralInstances() {
        StationMessage message = Payloads.decode(
                        NGSI,
                        """
                        {"id": "a", "type": "T", "observationDateTime": "2026-03-01T08:00:00Z",
                         "wind": {"type": "Property", "value": {"speed": 3.5, "gust": {"maximum": 9}}},
                         "level": [{"type": "Property", "value": 1, "datasetId": "urn:radar"},
                                   {"type": "Property", "value": 2}],
                         "corners": [1, 2, 3]}
                        """)
                .get(0);
        assertThat(Payloads.values(message))
                .isEqualTo(Map.of("wind.speed", 3.5, "wind.gust.maximum", 9.0, "level@urn:radar", 1.0, "level", 2.0));
    }

    @Test
    void readsListsNotificationsAndFeatures() {
        String entity = "{\"id\": \"a\", \"type\": \"T\", \"x\": 1}";
        assertThat(Payloads.decode(NGSI, "[" + entity + "," + entity + "]")).hasSize(2);
        List<StationMessage> notified = Payloads.decode(
                NGSI,
                "{\"id\": \"n\", \"type\": \"Notification\", \"subscriptionId\": \"s\", \"notifiedAt\": \"2026-03-01T08:00:00Z\","
                        + " \"data\": [" + entity + "]}");
        assertThat(notified).singleElement().satisfies(message -> assertThat(
                        message.measurements().get(0).measuredAt())
                .isEqualTo(AT));
        assertThat(Payloads.decode(NGSI, "{\"subscriptionId\": \"s\", \"data\": [" + entity + "]}"))
                .hasSize(1);
        List<StationMessage> features = Payloads.decode(
                NGSI,
                """
                {"type": "FeatureCollection", "features": [{"id": "f", "type": "Feature",
                  "geometry": {"type": "Point", "coordinates": [1, 2]},
                  "properties": {"type": "ParkingSpot", "status": {"type": "Property", "value": "occupied"}}}]}
                """);
        assertThat(features).singleElement().satisfies(message -> {
            assertThat(message.station()).isEqualTo("f");
            assertThat(Payloads.values(message)).isEqualTo(Map.of("status", 1.0));
            assertThat(message.location()).isEqualTo(Optional.of(new Location(2, 1)));
        });
    }

    @Test
    void takesStationTimeStatesAndQualityAsTheFileSays() {
        String yaml =
                """
                format: ngsi-ld
                station: {at: stationCode, pattern: 'S(\\d+)'}
                time: {at: [begun], zone: Asia/Shanghai, interval: end}
                states: {closed: 0, open: 1}
                quality: {at: flag, flags: {checked: good}}
                """;
        StationMessage message = Payloads.decode(
                        yaml,
                        """
                        {"id": "a", "type": "Gate", "stationCode": "S12", "gate": "open", "flag": "raw",
                         "begun": "2026-03-01T15:00:00/2026-03-01T16:00:00"}
                        """)
                .get(0);
        assertThat(message.station()).isEqualTo("12");
        assertThat(message.measurements()).containsExactly(new Measurement("gate", 1, "", AT, Quality.UNCERTAIN));
    }

    @Test
    void handsUnknownUnitsOnSoThatNobodyTakesThemForOthers() {
        StationMessage message = Payloads.decode(
                        NGSI, "{\"id\": \"a\", \"type\": \"T\", \"x\": {\"value\": 1, \"unitCode\": \"4K7\"}}")
                .get(0);
        assertThat(message.measurements()).extracting(Measurement::unit).containsExactly("4K7");
    }

    @Test
    void leavesPlacesOutThatCannotBe() {
        StationMessage message = Payloads.decode(
                        NGSI,
                        "{\"id\": \"a\", \"type\": \"T\", \"x\": 1, \"location\": {\"type\": \"Point\", \"coordinates\": [1, 91]}}")
                .get(0);
        assertThat(message.location()).isEmpty();
    }

    @Test
    void refusesOneAttributeAndReadsTheOthers() {
        Payloads read = Payloads.read(
                NGSI,
                "{\"id\": \"a\", \"type\": \"T\", \"x\": 1, \"y\": {\"value\": 2, \"observedAt\": \"2020-03-17TT08:45:00Z\"}}");
        assertThat(read.messages).singleElement().satisfies(message -> assertThat(Payloads.values(message))
                .isEqualTo(Map.of("x", 1.0)));
        assertThat(read.reasons).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo("payload.time");
            assertThat(reason.where()).isEqualTo("y");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "7", "{\"id\": \"a\"}", "{\"type\": \"T\"}", "[[]]", "{\"id\": {}, \"type\": \"T\"}"})
    void refusesWhatIsNoEntity(String payload) {
        assertThatThrownBy(() -> Payloads.decode(NGSI, payload))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("payload.entity"));
    }

    @Test
    void refusesEntitiesWithoutARightTimeAndWithTooLongNames() {
        Payloads read = Payloads.read(
                NGSI,
                "[{\"id\": \"a\", \"type\": \"T\", \"dateObserved\": \"yesterday\"}, {\"id\": \"a\", \"type\": \"T\", \""
                        + "x".repeat(200) + "\": 1}]");
        assertThat(read.reasons).extracting(Problem::code).containsExactly("payload.time", "payload.code");
    }
}
