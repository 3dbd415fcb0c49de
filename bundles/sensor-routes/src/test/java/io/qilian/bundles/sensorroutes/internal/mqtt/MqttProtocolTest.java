package io.qilian.bundles.sensorroutes.internal.mqtt;

import static io.qilian.bundles.sensorroutes.internal.mqtt.MqttStage.awaitProblem;
import static io.qilian.bundles.sensorroutes.internal.mqtt.MqttStage.awaitUp;
import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.sensorroutes.api.RouteConnection;
import io.qilian.bundles.sensorroutes.internal.route.RecordingIngest.Behaviour;
import io.qilian.bundles.sensorroutes.internal.route.Waits;
import io.qilian.bundles.sensors.api.LinkStatus.State;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocol against a real broker, in both versions. */
class MqttProtocolTest {

    @TempDir
    Path folder;

    private final MqttStage stage = new MqttStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void takesMessagesOfEachQualityOfService(String version) {
        try (Mosquitto broker = Mosquitto.started(folder)) {
            RouteConnection feed = stage.open("air", broker.url(), version);
            awaitUp(feed);
            for (int qos = 0; qos <= 2; qos++) {
                broker.publish(qos, "county/park/air", "{\"v\": " + qos + "}");
            }
            Waits.until("three values", () -> stage.ingest.values().size() == 3);

            assertThat(stage.ingest.values()).containsExactly(0.0, 1.0, 2.0);
            assertThat(stage.ingest.stored)
                    .allMatch(message -> message.station().equals("park"));
            assertThat(feed.status().messages()).isEqualTo(3);
            assertThat(feed.status().lastMessageAt()).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void losesNothingThatIsSentWhileItIsAway(String version) {
        try (Mosquitto broker = Mosquitto.started(folder)) {
            RouteConnection feed = stage.open("air", broker.url(), version);
            awaitUp(feed);
            feed.close();
            assertThat(feed.status().state()).isEqualTo(State.CLOSED);
            broker.publishLines(1, "county/park/air", values(1, 300));
            stage.open("air", broker.url(), version);

            Waits.until("all values", () -> stage.ingest.values().size() >= 300);
            assertThat(stage.ingest.values()).containsExactlyElementsOf(numbers(1, 300));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void comesBackAfterTheBrokerWasKilled(String version) {
        try (Mosquitto broker = Mosquitto.started(folder)) {
            RouteConnection feed = stage.open("killed", broker.url(), version);
            awaitUp(feed);
            broker.publish(1, "county/park/air", "{\"v\": 1}");
            Waits.until("a value", () -> stage.ingest.values().size() == 1);
            broker.kill();
            Waits.until("it waits", () -> feed.status().state() == State.WAITING);
            awaitProblem(feed, "mqtt.unreachable");

            broker.start();
            awaitUp(feed);
            broker.publish(1, "county/park/air", "{\"v\": 2}");
            Waits.until("another value", () -> stage.ingest.values().contains(2.0));
            assertThat(feed.status().reconnects()).isEqualTo(1);
            assertThat(feed.status().problem()).isEmpty();
            feed.close();
            awaitNoThreadOf("killed");
        }
    }

    /** The broker has it still, and sends it to the next connection. */
    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void acknowledgesNothingThatIsNotStored(String version) {
        try (Mosquitto broker = Mosquitto.started(folder)) {
            stage.ingest.behaviour = Behaviour.BUSY;
            RouteConnection feed = stage.open("air", broker.url(), version);
            awaitUp(feed);
            broker.publish(1, "county/park/air", "{\"v\": 7}");
            broker.publish(2, "county/park/air", "{\"v\": 8}");
            Waits.until("both are handed in again", () -> feed.statistics().repeated() >= 4);
            assertThat(feed.status().problem()).get().matches(problem -> problem.code()
                    .equals("sensor.busy"));
            feed.close();
            Waits.until("both are given up", () -> feed.statistics().givenUp() == 2);

            stage.ingest.behaviour = Behaviour.STORES;
            RouteConnection next = stage.open("air", broker.url(), version);
            Waits.until("both came again", () -> stage.ingest.values().size() == 2);
            assertThat(stage.ingest.values()).containsExactly(7.0, 8.0);
            next.close();
            RouteConnection last = stage.open("air", broker.url(), version);
            awaitUp(last);
            Waits.never(
                    "what is acknowledged comes again", 300, () -> last.status().messages() > 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void handsInAgainWhatCouldNotBeStored(String version) {
        try (Mosquitto broker = Mosquitto.started(folder)) {
            stage.ingest.behaviour = Behaviour.THROWS;
            RouteConnection feed = stage.open("air", broker.url(), version);
            awaitUp(feed);
            broker.publish(0, "county/park/air", "{\"v\": 5}");
            Waits.until("it fails", () -> feed.statistics().repeated() >= 2);
            assertThat(feed.statistics().inFlight()).isEqualTo(1);
            stage.ingest.behaviour = Behaviour.STORES;

            Waits.until("it is stored", () -> stage.ingest.values().contains(5.0));
            Waits.until("nothing is under way", () -> feed.statistics().inFlight() == 0);
            assertThat(feed.status().problem()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void readsNoFurtherThanItsLimit(String version) {
        try (Mosquitto broker = Mosquitto.started(folder)) {
            stage.ingest.behaviour = Behaviour.WAITS;
            RouteConnection feed = stage.open("air", broker.url(), version, "receiveMaximum: 5");
            awaitUp(feed);
            broker.publishLines(1, "county/park/air", values(1, 50));
            Waits.until("five wait", () -> stage.ingest.offered.size() == 5);
            Waits.never("a sixth comes", 300, () -> stage.ingest.offered.size() > 5);
            stage.ingest.behaviour = Behaviour.STORES;
            stage.ingest.storeWaiting();

            Waits.until("all are stored", () -> stage.ingest.values().size() >= 50);
            assertThat(stage.ingest.values()).containsExactlyInAnyOrderElementsOf(numbers(1, 50));
        }
    }

    /** The broker sends them before it answers the subscription, and may take longer for them than an answer may take. */
    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void isUpWhileManyKeptMessagesCome(String version) {
        try (Mosquitto broker = Mosquitto.started(folder)) {
            RouteConnection before = stage.open("air", broker.url(), version);
            awaitUp(before);
            before.close();
            broker.publishLines(1, "county/park/air", values(1, 300));
            stage.ingest.behaviour = Behaviour.WAITS;
            RouteConnection feed = stage.open("air", broker.url(), version, "receiveMaximum: 10", "timeoutMs: 1000");
            awaitUp(feed);
            Waits.until("ten wait", () -> stage.ingest.offered.size() >= 10);
            Waits.never("it gives up", 2_500, () -> feed.status().state() != State.UP);
            stage.ingest.behaviour = Behaviour.STORES;
            stage.ingest.storeWaiting();

            Waits.until("all are stored", () -> stage.ingest.values().size() >= 300);
            assertThat(stage.ingest.values()).containsExactlyInAnyOrderElementsOf(numbers(1, 300));
            assertThat(feed.statistics().attempts()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void takesRetainedMessages(String version) {
        try (Mosquitto broker = Mosquitto.started(folder)) {
            broker.publish(1, "county/park/air", "{\"v\": 3}", "-r");
            stage.open("air", broker.url(), version);
            Waits.until("the retained value", () -> stage.ingest.values().contains(3.0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void refusesWhatItCannotRead(String version) {
        try (Mosquitto broker = Mosquitto.started(folder)) {
            RouteConnection feed = stage.open("air", broker.url(), version);
            awaitUp(feed);
            broker.publish(1, "county/park/air", "{\"v\": ");
            broker.publish(1, "county/park/air", "{\"v\": 1, \"x\": \"" + "x".repeat(3_000) + "\"}");
            broker.publish(1, "county/park/air", "{\"v\": 2}");
            Waits.until("the good one", () -> stage.ingest.values().contains(2.0));

            assertThat(stage.ingest.refused)
                    .extracting(refused -> refused.reason().code())
                    .containsExactly("payload.syntax", "payload.too-large");
            assertThat(stage.ingest.refused.get(0).original()).isEqualTo("{\"v\": ");
            assertThat(stage.ingest.refused.get(0).reason().where()).startsWith("park");
            assertThat(feed.status().refused()).isEqualTo(2);
            assertThat(feed.status().messages()).isEqualTo(3);
            feed.close();
            RouteConnection again = stage.open("air", broker.url(), version);
            awaitUp(again);
            Waits.never(
                    "what was refused comes again", 300, () -> again.status().messages() > 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void sharesASubscription(String version) {
        try (Mosquitto broker = Mosquitto.started(folder)) {
            String topics = "topics: [\"$share/qilian/county/+/air\"]";
            RouteConnection one = stage.open("one", broker.url(), version, topics);
            RouteConnection two = stage.open("two", broker.url(), version, topics);
            awaitUp(one);
            awaitUp(two);
            broker.publishLines(1, "county/park/air", values(1, 40));
            Waits.until("all values", () -> stage.ingest.values().size() >= 40);

            assertThat(stage.ingest.values()).containsExactlyInAnyOrderElementsOf(numbers(1, 40));
            assertThat(one.status().messages()).isPositive();
            assertThat(two.status().messages()).isPositive();
        }
    }

    /** The broker goes on with what was subscribed by this name before the feed's file was changed. */
    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void refusesTopicsThatItNoLongerAsksFor(String version) {
        try (Mosquitto broker = Mosquitto.started(folder)) {
            RouteConnection before = stage.open("air", broker.url(), version, "topics: [old/+]");
            awaitUp(before);
            before.close();
            RouteConnection feed = stage.open("air", broker.url(), version, "topics: [new/+]");
            awaitUp(feed);
            broker.publish(1, "old/park", "{\"v\": 1}");
            broker.publish(1, "new/park", "{\"v\": 2}");
            Waits.until("the new one", () -> stage.ingest.values().contains(2.0));

            assertThat(stage.ingest.values()).containsExactly(2.0);
            assertThat(stage.ingest.refused)
                    .singleElement()
                    .matches(refused -> refused.reason().code().equals("mqtt.topic-foreign"));
        }
    }

    static void awaitNoThreadOf(String feed) {
        Waits.until("no thread of it is left", () -> Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .noneMatch(name -> name.endsWith("qilian-" + feed) || name.startsWith("qilian-mqtt-" + feed)));
    }

    private static String values(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(value -> "{\"v\": " + value + "}\n")
                .collect(Collectors.joining());
    }

    private static List<Double> numbers(int from, int to) {
        return DoubleStream.iterate(from, value -> value <= to, value -> value + 1)
                .boxed()
                .toList();
    }
}
