package io.qilian.bundles.sensorroutes.internal.kafka;

import static io.qilian.bundles.sensorroutes.internal.RouteStage.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.sensorroutes.api.kafka.KafkaSettings;
import io.qilian.bundles.sensorroutes.internal.HeldIngest;
import io.qilian.bundles.sensorroutes.internal.RouteStage;
import io.qilian.bundles.sensors.api.LinkStatus.State;
import io.qilian.bundles.sensors.api.SensorConnection;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.settings.api.SettingsFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real broker, which the test starts as a process. */
class KafkaFeedTest {

    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

    @TempDir
    static Path folder;

    private static KafkaBroker broker;

    private final String topic = "air-" + UUID.randomUUID();
    private final HeldIngest ingest = new HeldIngest();
    private RouteStage stage;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = KafkaBroker.start(folder);
    }

    @AfterAll
    static void stopBroker() throws Exception {
        if (broker != null) {
            broker.close();
        }
    }

    @BeforeEach
    void begin() throws Exception {
        stage = new RouteStage();
        broker.create(topic, 2);
    }

    @AfterEach
    void end() {
        stage.close();
    }

    private SensorConnection open(String address, String more) {
        String yaml =
                """
                brokers: %s
                topics: [%s]
                group: %s
                reconnectAfterMs: 200
                reconnectAtMostMs: 1000
                payload: {format: json, time: {at: [/t]}, values: {/v: v}}
                """
                        .formatted(address, topic, topic);
        return new KafkaProtocol(stage.routes::open)
                .open("air", SettingsFile.of("air.yaml", yaml + more).as(KafkaSettings.class), ingest);
    }

    private SensorConnection open() {
        return open(broker.address(), "");
    }

    private void send(int from, int to) {
        broker.send(IntStream.range(from, to)
                .mapToObj(number -> KafkaBroker.record(
                        topic,
                        "station-" + number % 3,
                        "{\"t\": \"" + BEGIN.plusSeconds(number) + "\", \"v\": " + number + "}"))
                .toList());
    }

    private long committed() {
        try {
            return broker.committed(topic, topic);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void storesRecordsAndCommitsThem() {
        send(0, 100);
        SensorConnection feed = open();
        eventually(ingest, held -> assertThat(held.size()).isEqualTo(100));
        eventually(feed, opened -> assertThat(opened.status().state()).isEqualTo(State.UP));
        assertThat(ingest.stored()).containsEntry(new HeldIngest.Key("station-1", "v", BEGIN.plusSeconds(4)), 4.0);
        eventually(this, test -> assertThat(test.committed()).isEqualTo(100));
        feed.close();
        send(100, 110);
        open();
        eventually(ingest, held -> assertThat(held.size()).isEqualTo(110));
        assertThat(ingest.duplicates()).isZero();
    }

    @Test
    void commitsOnlyWhatIsStored() {
        send(0, 300);
        ingest.holdAfter(50);
        SensorConnection feed = open();
        eventually(ingest, held -> assertThat(held.mostHeld()).isEqualTo(250));
        assertThat(committed()).isLessThanOrEqualTo(50);
        feed.close();
        assertThat(committed()).isLessThanOrEqualTo(50);
        assertThat(ingest.size()).isEqualTo(50);
        ingest.release();
        open();
        eventually(this, test -> assertThat(test.committed()).isEqualTo(300));
        assertThat(ingest.size()).isEqualTo(300);
        assertThat(ingest.duplicates()).isGreaterThanOrEqualTo(250);
    }

    @Test
    void makesADeadLetterOfAPoisonRecordAndGoesOn() {
        broker.send(List.of(
                KafkaBroker.record(topic, "a", "poison"),
                KafkaBroker.record(topic, "a", null),
                KafkaBroker.record(topic, null, "{\"t\": \"" + BEGIN + "\", \"v\": 1}"),
                KafkaBroker.record(topic, "a", "{\"t\": \"" + BEGIN + "\", \"v\": 2}")));
        open();
        eventually(this, test -> assertThat(test.committed()).isEqualTo(4));
        assertThat(ingest.refusals()).extracting(Problem::code).containsExactly("payload.syntax");
        assertThat(ingest.stored())
                .containsEntry(new HeldIngest.Key(topic, "v", BEGIN), 1.0)
                .containsEntry(new HeldIngest.Key("a", "v", BEGIN), 2.0)
                .hasSize(2);
    }

    @Test
    void storesTheGoodRecordsOfAPayloadWithABadOne() {
        String good = "{\"t\": \"" + BEGIN + "\", \"v\": 1}";
        broker.send(List.of(KafkaBroker.record(topic, "a", "[" + good + ", {\"t\": \"never\", \"v\": 1}]")));
        open();
        eventually(this, test -> assertThat(test.committed()).isEqualTo(1));
        assertThat(ingest.size()).isEqualTo(1);
        assertThat(ingest.refusals()).extracting(Problem::code).containsExactly("payload.time");
    }

    @Test
    void handsInAgainWhatIsTurnedAway() {
        ingest.turnAway(30);
        send(0, 60);
        open();
        eventually(this, test -> assertThat(test.committed()).isEqualTo(60));
        assertThat(ingest.size()).isEqualTo(60);
    }

    @Test
    void waitsForABrokerThatIsAwayAndComesBack() throws Exception {
        send(0, 10);
        SensorConnection feed = open();
        eventually(ingest, held -> assertThat(held.size()).isEqualTo(10));
        broker.kill();
        eventually(feed, opened -> assertThat(opened.status().state()).isEqualTo(State.WAITING));
        assertThat(feed.status().problem().map(Problem::code)).contains("kafka.unreachable");
        broker.startAgain();
        send(10, 20);
        eventually(ingest, held -> assertThat(held.size()).isEqualTo(20));
        eventually(feed, opened -> assertThat(opened.status().state()).isEqualTo(State.UP));
        eventually(this, test -> assertThat(test.committed()).isEqualTo(20));
    }

    @Test
    void signsIn() {
        send(0, 5);
        open(broker.saslAddress(), sasl(KafkaBroker.PASSWORD));
        eventually(ingest, held -> assertThat(held.size()).isEqualTo(5));
    }

    @Test
    void tellsThatItMayNotSignInAndTriesAgain() {
        send(0, 5);
        SensorConnection feed = open(broker.saslAddress(), sasl("wrong"));
        eventually(feed, opened -> assertThat(opened.status().problem())
                .hasValueSatisfying(problem -> assertThat(problem.code()).isEqualTo("kafka.refused")));
        assertThat(feed.status().state()).isEqualTo(State.WAITING);
        assertThat(feed.status().problem().orElseThrow().message()).doesNotContain("wrong");
        long begun = System.nanoTime();
        feed.close();
        assertThat(System.nanoTime() - begun).isLessThan(2_000_000_000L);
    }

    private static String sasl(String password) {
        return """
                security:
                  security.protocol: SASL_PLAINTEXT
                  sasl.mechanism: PLAIN
                  sasl.jaas.config: org.apache.kafka.common.security.plain.PlainLoginModule required username="%s" password="%s";
                """
                .formatted(KafkaBroker.USER, password);
    }
}
