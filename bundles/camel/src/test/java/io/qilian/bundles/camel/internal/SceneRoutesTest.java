package io.qilian.bundles.camel.internal;

import static io.qilian.bundles.camel.internal.CamelStage.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.kernel.api.feed.FeedKind;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.scenes.api.pipeline.PlannedModel;
import io.qilian.kernel.scenes.api.pipeline.ScenePipelines.Connection;
import io.qilian.kernel.scenes.api.pipeline.ScenePlan;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.camel.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The routes that are made for a scene. */
class SceneRoutesTest {

    private final RecordedInbox inbox = new RecordedInbox();
    private CamelStage stage;

    @BeforeEach
    void open() {
        stage = new CamelStage();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void makesARouteForEachFeedAndUseOfAModel() {
        stage.pipelines.connect(plan(List.of("east", "west"), "cars", "people"), inbox);
        assertThat(routes())
                .containsExactlyInAnyOrder(
                        "east→cars→crossing", "east→people→crossing", "west→cars→crossing", "west→people→crossing");
        stage.feeds.begin("east");
        stage.feeds.show("west", 7);
        assertThat(inbox.lines())
                .containsExactlyInAnyOrder("began east", "began east", "west 7 as cars", "west 7 as people");
    }

    @Test
    void keepsTheModelsLoadedFromTheBeginning() {
        stage.pipelines.connect(plan(List.of("east"), "cars"), inbox);
        assertThat(stage.models.lanes()).containsExactly("east→cars@prod");
    }

    @Test
    void takesEverythingAwayThatBelongsToAClosedConnection() {
        Connection other = stage.pipelines.connect(
                new ScenePlan("other", List.of("east"), Set.of(FeedKind.VIDEO), models("cars"), false),
                new RecordedInbox());
        Connection connection = stage.pipelines.connect(plan(List.of("east", "west"), "cars"), inbox);
        stage.feeds.show("east", 1);
        connection.close();
        connection.close();
        stage.feeds.show("east", 2);
        assertThat(inbox.lines()).containsExactly("east 1 as cars");
        assertInboxIsGone();
        assertThat(routes()).containsExactly("east→cars→other");
        other.close();
        assertThat(routes()).isEmpty();
        assertThat(stage.camel.getRouteDefinitions()).isEmpty();
        assertThat(stage.models.lanes()).isEmpty();
        assertThat(stage.feeds.subscribers()).isZero();
    }

    @Test
    void bringsNothingMoreOnceItsClosed() {
        stage.models.hold();
        Connection connection = stage.pipelines.connect(plan(List.of("east"), "cars"), inbox);
        stage.feeds.show("east", 1);
        Thread closing = new Thread(connection::close, "closing");
        closing.start();
        await(() -> stage.feeds.subscribers() == 0);
        stage.models.answerNext();
        await(() -> !closing.isAlive());
        assertThat(inbox.lines()).isEmpty();
        assertThat(stage.feeds.leases()).isZero();
    }

    @Test
    void leavesNothingBehindIfAModelCannotBeOpened() {
        stage.models.missing("people");
        assertThatThrownBy(() -> stage.pipelines.connect(plan(List.of("east"), "cars", "people"), inbox))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                        .isEqualTo(FakeModels.problem("people@prod")));
        assertNothingIsLeft();
    }

    @Test
    void leavesNothingBehindIfTheModelLibraryFails() {
        stage.models.breakDown("people");
        assertThatThrownBy(() -> stage.pipelines.connect(plan(List.of("east"), "cars", "people"), inbox))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the library is closed");
        assertNothingIsLeft();
    }

    @Test
    void leavesNothingBehindIfARouteCannotBeStarted() {
        stage.feeds.refuse();
        assertThatThrownBy(() -> stage.pipelines.connect(plan(List.of("east"), "cars"), inbox))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem().what())
                                .contains("east→cars→crossing")
                                .contains("the feeds take no more subscribers"));
        assertNothingIsLeft();
    }

    @Test
    void makesNoRoutesForASceneWithRoutesOfItsOwn() throws Exception {
        Connection connection = stage.pipelines.connect(
                new ScenePlan("crossing", List.of("east"), Set.of(FeedKind.VIDEO), models("cars"), true), inbox);
        assertThat(routes()).isEmpty();
        assertThat(stage.models.lanes()).isEmpty();
        stage.route("video:east", "model:cars@prod", "scene:crossing");
        stage.feeds.show("east", 1);
        connection.close();
        stage.feeds.show("east", 2);
        assertThat(inbox.lines()).containsExactly("east 1");
        assertThat(stage.feeds.leases()).isZero();
    }

    @Test
    void anOldConnectionDoesNotTakeTheInboxOfANewOne() throws Exception {
        ScenePlan plan = new ScenePlan("crossing", List.of("east"), Set.of(FeedKind.VIDEO), List.of(), true);
        Connection old = stage.pipelines.connect(plan, new RecordedInbox());
        stage.pipelines.connect(plan, inbox);
        old.close();
        stage.route("video:east", "model:cars@prod", "scene:crossing");
        stage.feeds.show("east", 1);
        assertThat(inbox.lines()).containsExactly("east 1");
    }

    private void assertNothingIsLeft() {
        assertThat(routes()).isEmpty();
        assertThat(stage.camel.getRouteDefinitions()).isEmpty();
        assertThat(stage.models.lanes()).isEmpty();
        assertThat(stage.feeds.subscribers()).isZero();
        assertInboxIsGone();
    }

    /** A scene that takes observations refuses a text. */
    private void assertInboxIsGone() {
        assertThat(stage.send("scene:crossing", "a text").getException()).isNull();
    }

    private List<String> routes() {
        return stage.camel.getRoutes().stream().map(Route::getRouteId).toList();
    }

    private static ScenePlan plan(List<String> feeds, String... uses) {
        return new ScenePlan("crossing", feeds, Set.of(FeedKind.VIDEO), models(uses), false);
    }

    private static List<PlannedModel> models(String... uses) {
        return Arrays.stream(uses)
                .map(use -> new PlannedModel(use, ModelReference.parse(use)))
                .toList();
    }
}
