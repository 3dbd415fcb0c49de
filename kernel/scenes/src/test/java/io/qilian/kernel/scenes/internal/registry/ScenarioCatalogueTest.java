package io.qilian.kernel.scenes.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.scenario.Scenario;
import io.qilian.kernel.api.scenario.ScenarioDescriptor;
import io.qilian.kernel.api.scenario.SceneContext;
import io.qilian.kernel.api.scenario.SceneHandler;
import io.qilian.kernel.scenes.api.ScenarioSummary;
import io.qilian.kernel.scenes.doubles.Handlers.Crossings;
import io.qilian.kernel.scenes.doubles.TestScenario;
import io.qilian.kernel.settings.api.SettingsGuide;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which scenarios are installed. */
class ScenarioCatalogueTest {

    /** Its component does not say what it is for. */
    record Undescribed(int limit) {}

    @TempDir
    private Path folder;

    private HostStage stage;

    @BeforeEach
    void open() {
        stage = new HostStage(folder);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void listsScenariosByNameWithTheNumberOfTheirScenes() {
        stage.install("traffic", Crossings::new);
        stage.install("parking", Crossings::new);
        stage.put("gate", "scenario: traffic\nfeeds: [camera]\n");
        stage.put("hall", "scenario: traffic\nfeeds: [camera]\nenabled: false\n");
        assertThat(stage.host.scenarios())
                .extracting(ScenarioSummary::name, ScenarioSummary::version, ScenarioSummary::scenes)
                .containsExactly(tuple("parking", "1.0.0", 0), tuple("traffic", "1.0.0", 2));
    }

    @Test
    void describesWhatAScenarioDeclares() {
        TestScenario scenario = stage.install(Crossings::new);
        stage.define("gate");
        assertThat(stage.host.scenario("test").descriptor()).isEqualTo(scenario.descriptor());
        assertThat(stage.host.scenario("test").scenes()).containsExactly("gate");
        assertThat(stage.host.scenario("test").settings().entries())
                .extracting(SettingsGuide.Entry::key)
                .containsExactly("limit");
    }

    @Test
    void knowsNothingOfAScenarioThatIsNotInstalled() {
        assertThatThrownBy(() -> stage.host.scenario("test"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no scenario is installed");
        stage.install("traffic", Crossings::new);
        assertThatThrownBy(() -> stage.host.scenario("test")).hasMessageContaining("expected: traffic");
    }

    @Test
    void leavesOutAScenarioWhoseNameIsTaken() {
        TestScenario first = stage.install(Crossings::new);
        TestScenario second = stage.install(scene -> new SceneHandler() {});
        stage.host.remove(second);
        assertThat(stage.host.scenarios()).hasSize(1);
        stage.host.remove(first);
        assertThat(stage.host.scenarios()).isEmpty();
    }

    @Test
    void leavesOutAScenarioWhoseDescriptorCannotBeUsed() {
        stage.host.add(new BrokenScenario());
        stage.host.add(new TestScenario(TestScenario.descriptor("undescribed", Undescribed.class), Crossings::new));
        stage.install(Crossings::new);
        assertThat(stage.host.scenarios()).extracting(ScenarioSummary::name).containsExactly("test");
    }

    private static final class BrokenScenario implements Scenario {
        @Override
        public ScenarioDescriptor descriptor() {
            throw new NoClassDefFoundError("a package that the bundle does not import");
        }

        @Override
        public SceneHandler open(SceneContext scene) {
            return new Crossings(scene);
        }
    }
}
