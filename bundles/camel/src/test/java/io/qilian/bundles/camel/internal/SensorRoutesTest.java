package io.qilian.bundles.camel.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.kernel.api.feed.FeedKind;
import io.qilian.kernel.scenes.api.pipeline.ScenePipelines.Connection;
import io.qilian.kernel.scenes.api.pipeline.ScenePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code sensor:FEED}, and the routes of scenes that take readings. */
class SensorRoutesTest {

    private final CamelStage stage = new CamelStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void readingsReachAScene() throws Exception {
        stage.route("sensor:air", "scene:gate");
        stage.readings.measure("air", 35.5);
        CamelStage.await(() -> stage.inbox.lines().contains("air A1 35.5"));
    }

    @Test
    void aSceneOfSensorsIsConnectedToEachOfItsFeeds() {
        RecordedInbox inbox = new RecordedInbox();
        ScenePlan plan = new ScenePlan("eco", List.of("air", "water"), Set.of(FeedKind.SENSOR), List.of(), false);
        Connection connection = stage.pipelines.connect(plan, inbox);
        stage.readings.measure("air", 1);
        stage.readings.measure("water", 2);
        CamelStage.await(() -> inbox.lines().size() == 2);
        assertThat(inbox.lines()).contains("air A1 1.0", "water A1 2.0");
        connection.close();
        assertThat(stage.readings.followers("air")).isZero();
        assertThat(stage.readings.followers("water")).isZero();
    }

    @Test
    void theOrderStays() throws Exception {
        stage.route("sensor:air", "scene:gate");
        IntStream.range(0, 3_000).forEach(i -> stage.readings.measure("air", i));
        CamelStage.await(() -> stage.inbox.lines().size() == 3_000);
        assertThat(stage.inbox.lines())
                .isEqualTo(IntStream.range(0, 3_000)
                        .mapToObj(i -> "air A1 " + (double) i)
                        .toList());
    }

    @Test
    void aSlowRouteHoldsUpNobodyAndLosesTheOldestCounted() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        stage.camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("sensor:air")
                        .process(exchange ->
                                assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue())
                        .to("scene:gate");
            }
        });
        SensorEndpoint endpoint = stage.camel.getEndpoint("sensor:air", SensorEndpoint.class);
        int sent = SensorConsumer.MOST_WAITING + 501;
        IntStream.range(0, sent).forEach(i -> stage.readings.measure("air", i));
        assertThat(endpoint.getReadingsDropped()).isBetween(500L, 501L);
        gate.countDown();
        CamelStage.await(() -> stage.inbox.lines().size() == sent - endpoint.getReadingsDropped());
        assertThat(stage.inbox.lines())
                .contains("air A1 " + (double) (sent - 1))
                .doesNotContain("air A1 250.0");
    }

    @Test
    void noMoreAreUnderWayThanAllowed() throws Exception {
        stage.inbox.hold();
        stage.route("sensor:air", "scene:gate");
        int sent = SensorConsumer.MOST_UNDER_WAY + 10;
        IntStream.range(0, sent).forEach(i -> stage.readings.measure("air", i));
        CamelStage.await(() -> stage.inbox.lines().size() == SensorConsumer.MOST_UNDER_WAY);
        assertThat(stage.inbox.finishNext()).isTrue();
        CamelStage.await(() -> stage.inbox.lines().size() == SensorConsumer.MOST_UNDER_WAY + 1);
    }

    @Test
    void aSourceThatComesBackIsFollowedAgain() {
        FakeReadings first = new FakeReadings();
        FakeReadings second = new FakeReadings();
        List<Double> seen = new ArrayList<>();
        CurrentReadings current = new CurrentReadings();
        var place = current.subscribe("air", reading -> seen.add(reading.value()));
        current.set(first);
        first.measure("air", 1);
        current.set(second);
        current.unset(first);
        first.measure("air", 2);
        second.measure("air", 3);
        current.unset(second);
        second.measure("air", 4);
        current.set(first);
        first.measure("air", 5);
        place.close();
        first.measure("air", 6);
        assertThat(seen).containsExactly(1.0, 3.0, 5.0);
    }

    @Test
    void whatItCannotDoIsRefusedByName() {
        assertThatThrownBy(() -> stage.route("sensor:air?speed=2", "scene:gate"))
                .hasMessageContaining("speed");
        assertThatThrownBy(() -> stage.route("video:gate", "sensor:air"))
                .hasStackTraceContaining("begin a route with it");
    }
}
