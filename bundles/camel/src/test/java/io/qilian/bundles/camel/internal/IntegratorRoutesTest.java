package io.qilian.bundles.camel.internal;

import static io.qilian.bundles.camel.internal.CamelStage.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.kernel.api.feed.FeedKind;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.scenes.api.pipeline.PlannedModel;
import io.qilian.kernel.scenes.api.pipeline.ScenePlan;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The routes that integrators publish, as they come and go. */
class IntegratorRoutesTest {

    private CamelStage stage;
    private RecordedLog log;

    @BeforeEach
    void open() {
        stage = new CamelStage();
        log = new RecordedLog();
    }

    @AfterEach
    void close() {
        log.close();
        stage.close();
    }

    @Test
    void runsTheRoutesOfABuilderUntilItGoes() {
        Gate gate = new Gate("gate");
        stage.pipelines.addRoutes(gate);
        stage.feeds.show("gate", 1);
        stage.pipelines.removeRoutes(gate);
        stage.feeds.show("gate", 2);
        assertThat(stage.inbox.lines()).containsExactly("gate 1");
        assertThat(stage.feeds.subscribers()).isZero();
        assertThat(stage.models.lanes()).isEmpty();
        assertThat(stage.camel.getRouteDefinitions()).isEmpty();
    }

    @Test
    void runsTheRoutesOfABuilderThatComesAgain() {
        Gate gate = new Gate("gate");
        stage.pipelines.addRoutes(gate);
        stage.pipelines.removeRoutes(gate);
        stage.pipelines.addRoutes(gate);
        stage.feeds.show("gate", 1);
        assertThat(stage.inbox.lines()).containsExactly("gate 1");
    }

    @Test
    void runsTheRoutesOfABuilderInANewContext() {
        Gate gate = new Gate("gate");
        try (CamelStage before = new CamelStage()) {
            before.pipelines.addRoutes(gate);
        }
        stage.pipelines.addRoutes(gate);
        stage.feeds.show("gate", 1);
        assertThat(stage.inbox.lines()).containsExactly("gate 1");
    }

    @Test
    void leavesTheRoutesOfABrokenBuilderOutAndAddsTheOthers() {
        stage.pipelines.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                throw new IllegalStateException("not configured");
            }
        });
        stage.pipelines.addRoutes(new Gate("gate"));
        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("The routes of " + IntegratorRoutesTest.class.getName());
        stage.feeds.show("gate", 1);
        assertThat(stage.inbox.lines()).containsExactly("gate 1");
    }

    @Test
    void addsAllRoutesOfABuilderOrNone() {
        RouteBuilder half = new RouteBuilder() {
            @Override
            public void configure() {
                from("video:gate").routeId("good").to("model:cars@prod").to("scene:gate");
                from("video:gate?speed=3").routeId("bad").to("scene:gate");
            }
        };
        stage.pipelines.addRoutes(half);
        stage.pipelines.removeRoutes(half);
        assertThat(log.lines()).singleElement().asString().contains("are left out");
        assertThat(stage.camel.getRouteDefinitions()).isEmpty();
        assertThat(stage.feeds.subscribers()).isZero();
    }

    @Test
    void refusesTheIdOfARouteThatRuns() {
        stage.pipelines.addRoutes(new Gate("gate"));
        RouteBuilder second = new RouteBuilder() {
            @Override
            public void configure() {
                from("video:yard").routeId("gate").to("model:cars@prod").to("scene:gate");
            }
        };
        stage.pipelines.addRoutes(second);
        stage.pipelines.removeRoutes(second);
        stage.feeds.show("gate", 1);
        stage.feeds.show("yard", 1);
        assertThat(stage.inbox.lines()).containsExactly("gate 1");
        assertThat(log.lines()).singleElement().asString().contains("are left out");
    }

    @Test
    void takesAwayNoRouteThatWasMadeForASceneMeanwhile() {
        ScenePlan plan = new ScenePlan(
                "other",
                List.of("gate"),
                Set.of(FeedKind.VIDEO),
                List.of(new PlannedModel("cars", ModelReference.parse("cars"))),
                false);
        RouteBuilder slow = new RouteBuilder() {
            @Override
            public void configure() {
                stage.pipelines.connect(plan, new RecordedInbox());
                from("video:gate").routeId("gate").to("model:cars@prod").to("scene:gate");
            }
        };
        stage.pipelines.addRoutes(slow);
        assertThat(routes()).containsExactlyInAnyOrder("gate→cars→other", "gate");
        stage.pipelines.removeRoutes(slow);
        assertThat(routes()).containsExactly("gate→cars→other");
    }

    @Test
    void understandsOptionsOfCamelsOwnComponents() {
        AtomicInteger ticks = new AtomicInteger();
        stage.pipelines.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:tick?period=10&repeatCount=3&delay=0").process(exchange -> ticks.incrementAndGet());
            }
        });
        await(() -> ticks.get() == 3);
    }

    private List<String> routes() {
        return stage.camel.getRoutes().stream().map(Route::getRouteId).toList();
    }

    /** One route, by an integrator. */
    private static final class Gate extends RouteBuilder {

        private final String id;

        Gate(String id) {
            this.id = id;
        }

        @Override
        public void configure() {
            from("video:gate").routeId(id).to("model:cars@prod").to("scene:gate");
        }
    }
}
