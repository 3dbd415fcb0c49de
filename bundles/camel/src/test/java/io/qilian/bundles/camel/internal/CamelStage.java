package io.qilian.bundles.camel.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.kernel.api.feed.FeedKind;
import io.qilian.kernel.scenes.api.pipeline.ScenePipelines.Connection;
import io.qilian.kernel.scenes.api.pipeline.ScenePlan;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context with feeds, models and a scene's inbox that a test drives. The scene {@code gate} runs. */
final class CamelStage implements AutoCloseable {

    final FakeFeeds feeds = new FakeFeeds();
    final FakeModels models = new FakeModels();
    final RecordedInbox inbox = new RecordedInbox();
    final FakeReadings readings = new FakeReadings();
    final DefaultCamelContext camel = new DefaultCamelContext();
    final Pipelines pipelines = new Pipelines(camel, feeds, models, readings);
    final Connection scene;

    CamelStage() {
        pipelines.start();
        scene = pipelines.connect(
                new ScenePlan("gate", List.of("gate"), Set.of(FeedKind.VIDEO), List.of(), true), inbox);
    }

    /** Adds a route as an integrator would write it. */
    void route(String from, String... to) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).routeId(from).to(to);
            }
        });
    }

    /** Sends a body to an endpoint. */
    Exchange send(String uri, Object body) {
        return camel.createProducerTemplate()
                .send(uri, exchange -> exchange.getMessage().setBody(body));
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        pipelines.stop();
    }
}
