package io.qilian.bundles.sensorroutes.internal.mqtt;

import static io.qilian.bundles.sensorroutes.internal.mqtt.MqttStage.awaitProblem;
import static io.qilian.bundles.sensorroutes.internal.mqtt.MqttStage.awaitUp;
import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.sensorroutes.api.RouteConnection;
import io.qilian.bundles.sensorroutes.internal.route.Waits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Brokers that ask who is there, and brokers that have to show who they are. */
class MqttAdmissionTest {

    @TempDir
    Path folder;

    private final MqttStage stage = new MqttStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void saysThatThePasswordIsWrong(String version) throws IOException {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/mosquitto_passwd")),
                "mosquitto_passwd is not installed: apt-get install mosquitto");
        Path passwords = Files.createFile(folder.resolve("passwords"));
        Mosquitto.run(List.of("mosquitto_passwd", "-b", passwords.toString(), "county", "right"));
        try (Mosquitto broker = Mosquitto.started(folder, "allow_anonymous false", "password_file " + passwords)) {
            RouteConnection wrong =
                    stage.open("wrong", broker.url(), version, "user: county", "password: not-this-one");
            RouteConnection right = stage.open("right", broker.url(), version, "user: county", "password: right");
            RouteConnection nobody = stage.open("nobody", broker.url(), version);
            awaitProblem(wrong, "mqtt.not-authorized");
            awaitProblem(nobody, "mqtt.not-authorized");
            awaitUp(right);

            assertThat(wrong.status().problem().orElseThrow().message()).doesNotContain("not-this-one");
            assertThat(MqttStage.settings(broker.url(), version, "user: county", "password: not-this-one"))
                    .asString()
                    .doesNotContain("not-this-one");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void trustsTheCertificatesThatAreNamedOnly(String version) {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not installed");
        certificate("broker");
        certificate("other");
        try (Mosquitto broker = Mosquitto.started(
                folder,
                "allow_anonymous true",
                "certfile " + folder.resolve("broker.pem"),
                "keyfile " + folder.resolve("broker.key"))) {
            String url = "ssl://127.0.0.1:" + broker.port();
            RouteConnection trusting =
                    stage.open("trusting", url, version, "trustedCertificates: " + folder.resolve("broker.pem"));
            RouteConnection doubting =
                    stage.open("doubting", url, version, "trustedCertificates: " + folder.resolve("other.pem"));
            RouteConnection usual = stage.open("usual", url, version);
            awaitUp(trusting);
            awaitProblem(doubting, "mqtt.tls");
            awaitProblem(usual, "mqtt.tls");
            Mosquitto.run(List.of(
                    "mosquitto_pub",
                    "-h",
                    "127.0.0.1",
                    "-p",
                    broker.port() + "",
                    "--cafile",
                    folder.resolve("broker.pem").toString(),
                    "-q",
                    "1",
                    "-t",
                    "county/park/air",
                    "-m",
                    "{\"v\": 4}"));
            Waits.until("a value", () -> stage.ingest.values().contains(4.0));
        }
    }

    private void certificate(String name) {
        Mosquitto.run(List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + name,
                "-addext",
                "subjectAltName=IP:127.0.0.1",
                "-keyout",
                folder.resolve(name + ".key").toString(),
                "-out",
                folder.resolve(name + ".pem").toString()));
    }
}
