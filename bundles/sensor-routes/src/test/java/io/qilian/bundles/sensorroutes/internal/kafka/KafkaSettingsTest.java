package io.qilian.bundles.sensorroutes.internal.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.sensorroutes.api.kafka.KafkaSettings;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.settings.api.SettingsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaSettingsTest {

    private static final String RIGHT =
            "brokers: a.example.org:9092,b:9092\ntopics: [air]\npayload: {format: ngsi-ld}\n";

    private static KafkaSettings read(String yaml) {
        return SettingsFile.of("air.yaml", yaml).as(KafkaSettings.class);
    }

    @Test
    void hasDefaultsAndHidesSecrets() {
        KafkaSettings settings = read(RIGHT + "security: {sasl.jaas.config: very-secret}\n");
        assertThat(settings.from()).isEqualTo(KafkaSettings.Begin.EARLIEST);
        assertThat(settings.maximumInFlight()).isEqualTo(500);
        assertThat(settings.toString()).doesNotContain("very-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "security: {bootstrap.servers: 'x:1'}",
                "security: {sasl.login.callback.handler.class: x.Y}",
                "security: {ssl.engine.factory.class: x.Y}",
                "security: {ssl.trustmanager.factory: x.Y}",
                "security: {security.providers: x.Y}",
                "maximumInFlight: 0",
                "reconnectAfterMs: 5000\nreconnectAtMostMs: 100",
                "from: middle"
            })
    void refusesWhatIsNoSecurityAndWhatLoadsClasses(String more) {
        assertThatThrownBy(() -> read(RIGHT + more)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"brokers: a", "brokers: 'http://a:1'", "brokers: 'a:1,'"})
    void refusesBrokersThatAreNone(String brokers) {
        assertThatThrownBy(() -> read(RIGHT.replaceFirst("brokers: .*", brokers)))
                .isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "['a,b']", "['a*']"})
    void refusesTopicsThatAreNone(String topics) {
        assertThatThrownBy(() -> read(RIGHT.replaceFirst("topics: .*", "topics: " + topics)))
                .isInstanceOf(ProblemException.class);
    }
}
