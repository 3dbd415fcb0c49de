package io.qilian.bundles.camel.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a hand-written route does while its model cannot be opened. */
@Timeout(60)
class UnusableModelTest {

    private CamelStage stage;
    private RecordedLog log;

    @BeforeEach
    void open() {
        stage = new CamelStage();
        stage.models.missing("cars");
        log = new RecordedLog();
    }

    @AfterEach
    void close() {
        log.close();
        stage.close();
    }

    @Test
    void failsEachFrameWithTheProblem() throws Exception {
        List<Problem> problems = new CopyOnWriteArrayList<>();
        stage.camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(ProblemException.class)
                        .process(exchange ->
                                problems.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, ProblemException.class)
                                        .problem()));
                from("video:gate").to("model:cars@prod").to("scene:gate");
            }
        });
        stage.feeds.show("gate", 1);
        stage.feeds.show("gate", 2);
        assertThat(problems).containsExactly(FakeModels.problem("cars@prod"), FakeModels.problem("cars@prod"));
    }

    @Test
    void leaksNothingHoweverManyFramesFail() throws Exception {
        stage.feeds.everyFrame(true);
        stage.route("video:gate?inFlight=2", "model:cars@prod", "scene:gate");
        stage.feeds.run("gate", 1_000);
        assertThat(stage.feeds.leases()).isZero();
        assertThat(stage.models.lanes()).isEmpty();
        assertThat(stage.inbox.lines()).containsExactly("began gate", "ended gate");
    }

    @Test
    void tellsItOnceAndNotForEachFrame() throws Exception {
        stage.route("video:gate", "model:cars@prod", "scene:gate");
        stage.feeds.run("gate", 1_000);
        assertThat(log.lines())
                .containsExactly("Feed gate, route video:gate: frames fail: "
                        + FakeModels.problem("cars@prod").message());
    }

    @Test
    void takesTheModelUpOnceItIsThere() throws Exception {
        stage.route("video:gate", "model:cars@prod", "scene:gate");
        stage.feeds.show("gate", 1);
        stage.models.missing("");
        stage.feeds.show("gate", 2);
        stage.feeds.show("gate", 3);
        assertThat(stage.inbox.lines()).containsExactly("gate 2", "gate 3");
        assertThat(stage.models.opened()).containsExactly("gate→cars@prod");
    }
}
