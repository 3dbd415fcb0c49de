package io.qilian.bundles.camel.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.ResolveEndpointFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand in an address of {@code video:}, {@code model:} and {@code scene:}, and where it may stand. */
class EndpointAddressTest {

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
    void fourFramesMayBeUnderWayUnlessTheAddressSaysOtherwise() {
        assertThat(inFlight("video:gate")).isEqualTo(4);
        assertThat(inFlight("video:gate?inFlight=1")).isEqualTo(1);
        assertThat(inFlight("video:gate?inFlight=64")).isEqualTo(64);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65})
    void refusesANumberOfFramesThatIsOutOfBounds(int number) {
        assertThatThrownBy(() -> stage.camel.getEndpoint("video:gate?inFlight=" + number))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasRootCauseMessage("inFlight: expected 1 to 64, got " + number);
    }

    @ParameterizedTest
    @CsvSource({"video:gate?speed=3, speed=3", "model:cars@prod?batch=8, batch=8", "scene:gate?scale=2, scale=2"})
    void refusesAnOptionThatThereIsNotAndNamesIt(String address, String option) {
        assertThatThrownBy(() -> stage.camel.getEndpoint(address))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContaining("Unknown parameters=[{" + option + "}]");
    }

    @Test
    void refusesAReferenceThatIsNoModel() {
        assertThatThrownBy(() -> stage.camel.getEndpoint("model:Cars"))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasRootCauseMessage("model reference: expected NAME, NAME@ALIAS or NAME:MAJOR.MINOR.PATCH"
                        + " in lower case, got Cars");
    }

    @Test
    void aRouteCannotSendToAFeed() {
        assertThatThrownBy(() -> stage.route("video:gate", "video:yard"))
                .hasRootCauseMessage("video: gives frames and takes none; begin a route with it");
    }

    @Test
    void aRouteCannotBeginWithAModel() {
        assertThatThrownBy(() -> stage.route("model:cars@prod", "scene:gate"))
                .hasRootCauseMessage("model: takes frames; begin the route with video:");
    }

    @Test
    void aRouteCannotBeginWithAScene() {
        assertThatThrownBy(() -> stage.route("scene:gate", "model:cars@prod"))
                .hasRootCauseMessage("scene: takes observations; its events come from the event log");
    }

    @Test
    void otherContextsFindTheThreeComponentsAndNoOther() {
        assertThat(stage.pipelines.resolveComponent("video", stage.camel)).isInstanceOf(VideoComponent.class);
        assertThat(stage.pipelines.resolveComponent("model", stage.camel)).isInstanceOf(ModelComponent.class);
        assertThat(stage.pipelines.resolveComponent("scene", stage.camel)).isInstanceOf(SceneComponent.class);
        assertThat(stage.pipelines.resolveComponent("audio", stage.camel)).isNull();
    }

    private int inFlight(String address) {
        return stage.camel.getEndpoint(address, VideoEndpoint.class).getInFlight();
    }
}
