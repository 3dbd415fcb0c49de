package io.qilian.bundles.sensorroutes.internal.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.sensorroutes.api.mqtt.MqttSettings;
import io.qilian.kernel.api.problem.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before anything is connected, and what topics a filter stands for. */
class MqttSettingsTest {

    private static final String URL = "tcp://127.0.0.1:1";

    @TempDir
    Path folder;

    private final MqttStage stage = new MqttStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void usualSettings() {
        MqttSettings settings = MqttStage.settings(URL, "5");

        assertThat(settings.qos()).isEqualTo(1);
        assertThat(settings.sessionExpiry()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.keepAlive()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.receiveMaximum()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/#/b", "a+/b", "a/b#", "$share//a", "$share/g+/a", "$share/g", "$share/g/", "+a"})
    void refusesBadTopicFilters(String filter) {
        refused("mqtt.topic-filter", URL, "topics: [\"" + filter + "\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"county/+/air", "county/s-{station}/air", "{station}/{station}", "$share/g/{station}"})
    void refusesPatternsWithoutAStation(String pattern) {
        refused("mqtt.station-pattern", URL, "topics: [a]", "station: \"" + pattern + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp://under_score:1883", "tcp://host:port", "tcp://[::1:1883"})
    void refusesBadAddresses(String url) {
        refused("mqtt.url", url);
    }

    @Test
    void refusesCertificatesThatAreNotThere() {
        refused("mqtt.trusted-certificates", "ssl://127.0.0.1:1", "trustedCertificates: " + folder.resolve("none.pem"));
    }

    @Test
    void refusesTheSameClientIdTwice() {
        var first = stage.open("one", URL, "5", "clientId: gateway");
        refused("mqtt.client-id", URL, "clientId: gateway");
        first.close();
        stage.open("two", URL, "5", "clientId: gateway");
    }

    private void refused(String code, String url, String... lines) {
        assertThatThrownBy(() -> stage.open("air", url, "5", lines))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({
        "a/b, a/b, true",
        "a/b, a/c, false",
        "a/+, a/b, true",
        "a/+, a/, true",
        "a/+, a, false",
        "a/+, a/b/c, false",
        "a/#, a, true",
        "a/#, a/b/c, true",
        "#, a/b, true",
        "#, $SYS/x, false",
        "+/x, $SYS/x, false",
        "$SYS/#, $SYS/x, true",
        "$share/g/a/+, a/b, true",
        "+/+, /a, true",
        "/+, /a, true",
        "a/+/c/#, a/b/c, true",
        "a/+/c/#, a/b/d, false"
    })
    void matchesTopicsAsTheStandardSays(String filter, String topic, boolean matches) {
        assertThat(TopicFilter.of("air", filter).matches(topic)).isEqualTo(matches);
    }

    @Test
    void findsTheStationInATopic() {
        StationTopic topics = StationTopic.of("air", "county/{station}/air/#");

        assertThat(topics.station("county/park/air/pm25")).contains("park");
        assertThat(topics.station("county//air")).isEmpty();
        assertThat(topics.station("county/park/water")).isEmpty();
    }
}
