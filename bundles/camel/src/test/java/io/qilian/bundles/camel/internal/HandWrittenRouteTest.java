package io.qilian.bundles.camel.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.camel.api.QilianHeaders;
import io.qilian.bundles.modellibrary.api.DropReason;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a route that an integrator has written does with marks and frames. */
class HandWrittenRouteTest {

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
    void bringsMarksAndObservationsToTheSceneInOrder() throws Exception {
        stage.route("video:gate", "model:cars@prod", "scene:gate");
        stage.feeds.run("gate", 3);
        assertThat(stage.inbox.lines()).containsExactly("began gate", "gate 1", "gate 2", "gate 3", "ended gate");
        assertThat(stage.models.lanes()).containsExactly("gate→cars@prod");
        assertThat(stage.feeds.leases()).isZero();
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void takesAVersionOfAModelAndAUseOfTheScene() throws Exception {
        stage.route("video:gate", "model:cars:1.2.0", "scene:gate?use=vehicles");
        stage.feeds.show("gate", 1);
        assertThat(stage.inbox.lines()).containsExactly("gate 1 as vehicles");
        assertThat(stage.models.lanes()).containsExactly("gate→cars:1.2.0");
    }

    @Test
    void holdsAFrameUntilTheSceneIsDoneWithIt() throws Exception {
        stage.models.hold();
        stage.inbox.hold();
        stage.route("video:gate", "model:cars@prod", "scene:gate");
        stage.feeds.show("gate", 1);
        assertThat(stage.feeds.leases()).as("the route's and the lane's").isEqualTo(2);
        stage.models.answerNext();
        assertThat(stage.feeds.leases()).as("the route's and the inbox's").isEqualTo(2);
        stage.inbox.finishNext();
        assertThat(stage.feeds.leases()).isZero();
    }

    @Test
    void tellsTheModelWhetherAFrameMustBeAnalysed() throws Exception {
        stage.route("video:gate", "model:cars@prod", "scene:gate");
        stage.feeds.run("gate", 1);
        stage.feeds.everyFrame(true);
        stage.feeds.run("gate", 2);
        assertThat(stage.models.handed()).containsExactly("offered 1", "required 1", "required 2");
    }

    @Test
    void endsQuietlyForAFrameThatTheModelDrops() throws Exception {
        stage.models.drop(DropReason.REPLACED);
        List<Object> reasons = new CopyOnWriteArrayList<>();
        stage.camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("video:gate")
                        .onCompletion()
                        .onCompleteOnly()
                        .modeBeforeConsumer()
                        .process(exchange -> reasons.add(exchange.getProperty(QilianHeaders.DROPPED)))
                        .end()
                        .to("model:cars@prod")
                        .to("scene:gate");
            }
        });
        stage.feeds.show("gate", 1);
        assertThat(reasons).containsExactly(DropReason.REPLACED);
        assertThat(stage.inbox.lines()).isEmpty();
        assertThat(stage.feeds.leases()).isZero();
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void givesTheFrameBackIfTheInboxThrowsAndGoesOn() throws Exception {
        stage.route("video:gate", "model:cars@prod", "scene:gate");
        stage.inbox.fail(true);
        stage.feeds.run("gate", 3);
        stage.inbox.fail(false);
        stage.feeds.run("gate", 1);
        assertThat(stage.inbox.lines()).containsExactly("began gate", "gate 1", "ended gate");
        assertThat(stage.feeds.leases()).isZero();
        assertThat(log.lines()).singleElement().asString().contains("Feed gate, route video:gate: frames fail");
    }

    @Test
    void endsQuietlyWhileTheSceneDoesNotRun() throws Exception {
        stage.route("video:gate", "model:cars@prod", "scene:gate");
        stage.scene.close();
        stage.feeds.run("gate", 3);
        assertThat(stage.inbox.lines()).isEmpty();
        assertThat(stage.feeds.leases()).isZero();
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void givesTheFrameBackIfAStepThrows() throws Exception {
        List<Throwable> faults = new CopyOnWriteArrayList<>(
                List.of(new IllegalStateException("a mistake"), new NoClassDefFoundError("a missing class")));
        process(exchange -> {
            Throwable fault = faults.isEmpty() ? null : faults.remove(0);
            if (fault instanceof Error error) {
                throw error;
            } else if (fault instanceof Exception exception) {
                throw exception;
            }
        });
        stage.feeds.show("gate", 1);
        stage.feeds.show("gate", 2);
        stage.feeds.show("gate", 3);
        assertThat(stage.inbox.lines()).containsExactly("gate 3");
        assertThat(stage.feeds.leases()).isZero();
    }

    @Test
    void refusesABodyThatIsNoFrameAtTheModel() throws Exception {
        process(exchange -> exchange.getMessage().setBody("a text"));
        stage.feeds.show("gate", 1);
        assertThat(stage.inbox.lines()).isEmpty();
        assertThat(stage.feeds.leases()).isZero();
        assertThat(stage.send("model:cars@prod", "a text").getException())
                .hasMessage("model:cars@prod expected a frame of video:, got java.lang.String");
        assertThat(stage.send("model:cars@prod", null).getException())
                .hasMessage("model:cars@prod expected a frame of video:, got nothing");
    }

    @Test
    void refusesABodyThatIsNoObservationAtTheScene() throws Exception {
        stage.route("video:gate", "scene:gate");
        stage.feeds.show("gate", 1);
        assertThat(stage.inbox.lines()).isEmpty();
        assertThat(stage.feeds.leases()).isZero();
        assertThat(stage.send("scene:gate", "a text").getException())
                .hasMessage(
                        "scene:gate expected an observation of a frame of video:, or a reading of sensor:, got java.lang.String");
    }

    @Test
    void bringsTheFramesOfAFeedToEachOfItsRoutes() throws Exception {
        addARouteForPeopleAndOneForCars();
        stage.feeds.show("gate", 1);
        assertThat(stage.inbox.lines()).containsExactlyInAnyOrder("gate 1 as cars", "gate 1 as people");
    }

    @Test
    void disturbsNoOtherRouteOfTheFeedByItsFailures() throws Exception {
        stage.models.missing("people");
        addARouteForPeopleAndOneForCars();
        stage.feeds.show("gate", 1);
        stage.feeds.show("gate", 2);
        assertThat(stage.inbox.lines()).containsExactly("gate 1 as cars", "gate 2 as cars");
        assertThat(stage.feeds.leases()).isZero();
    }

    private void addARouteForPeopleAndOneForCars() throws Exception {
        stage.camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("video:gate").to("model:people@prod").to("scene:gate?use=people");
                from("video:gate").to("model:cars@prod").to("scene:gate?use=cars");
            }
        });
    }

    private void process(Processor step) throws Exception {
        stage.camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("video:gate").process(step).to("model:cars@prod").to("scene:gate");
            }
        });
    }
}
