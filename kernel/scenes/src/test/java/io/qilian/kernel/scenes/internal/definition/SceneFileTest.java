package io.qilian.kernel.scenes.internal.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.scenes.api.SceneDefinition;
import io.qilian.kernel.scenes.api.alert.AlertCondition;
import io.qilian.kernel.scenes.api.alert.AlertRule;
import io.qilian.kernel.scenes.api.alert.AlertSeverity;
import io.qilian.kernel.scenes.doubles.TestScenario.Limit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a scene's file says. */
class SceneFileTest {

    private static final String SHORTEST = "scenario: test\nfeeds: [camera]\n";

    @Test
    void needsAScenarioAndFeedsOnly() {
        SceneDefinition definition = file(SHORTEST).definition();
        assertThat(definition.scenario()).isEqualTo("test");
        assertThat(definition.feeds()).containsExactly("camera");
        assertThat(definition.enabled()).isTrue();
        assertThat(definition.models()).isEmpty();
        assertThat(definition.routing()).isEqualTo(SceneDefinition.Routing.GENERATED);
        assertThat(definition.timeBudget()).isEqualTo(Duration.ofSeconds(5));
        assertThat(file(SHORTEST).settings(Limit.class).limit()).isEqualTo(10);
    }

    @Test
    void readsEachKey() {
        SceneFile file = file(
                """
                scenario: test
                feeds: [a, b]
                enabled: false
                models: {vehicles: other:1.0.0}
                routing: manual
                timeBudget: 200ms
                settings: {limit: 7}
                """);
        SceneDefinition definition = file.definition();
        assertThat(definition.enabled()).isFalse();
        assertThat(definition.models()).containsEntry("vehicles", ModelReference.parse("other:1.0.0"));
        assertThat(definition.routing()).isEqualTo(SceneDefinition.Routing.MANUAL);
        assertThat(definition.timeBudget()).isEqualTo(Duration.ofMillis(200));
        assertThat(file.settings(Limit.class).limit()).isEqualTo(7);
    }

    @Test
    void readsWhichEventsNeedAPerson() {
        SceneDefinition definition = file(SHORTEST
                        + """
                        alerts:
                        - event: test.crossing
                        - event: test.crossing
                          severity: critical
                          where:
                          - {attribute: label, in: [truck, bus]}
                          - {attribute: speed.kmh, least: 80}
                          by: [line]
                          dedupe: 0s
                          resolveAtEnd: false
                          resolveAfter: 1h
                        """)
                .definition();
        assertThat(definition.alerts())
                .containsExactly(
                        new AlertRule(
                                "test.crossing",
                                AlertSeverity.MAJOR,
                                List.of(),
                                List.of(),
                                Duration.ofMinutes(5),
                                true,
                                Optional.empty()),
                        new AlertRule(
                                "test.crossing",
                                AlertSeverity.CRITICAL,
                                List.of(
                                        new AlertCondition(
                                                "label", List.of("truck", "bus"), Optional.empty(), Optional.empty()),
                                        new AlertCondition(
                                                "speed.kmh", List.of(), Optional.of(80.0), Optional.empty())),
                                List.of("line"),
                                Duration.ZERO,
                                false,
                                Optional.of(Duration.ofHours(1))));
    }

    @Test
    void refusesAConditionThatAsksForNothing() {
        assertThatThrownBy(() -> file(SHORTEST + "alerts:\n- event: test.crossing\n  where: [{attribute: label}]\n")
                        .definition())
                .hasMessageContaining("A condition needs in, least or most")
                .hasMessageContaining("alerts");
    }

    @Test
    void refusesAFeedThatIsNamedTwice() {
        assertThatThrownBy(() -> file("scenario: test\nfeeds: [a, a]\n").definition())
                .hasMessageContaining("Each feed may be named once");
    }

    @Test
    void changesNothingButWhetherItIsToRun() {
        String text = "# the gate in the east\nscenario: test\nenabled: true   # until May\nfeeds: [camera]\n";
        SceneFile disabled = file(text).enabled(false);
        assertThat(disabled.text()).isEqualTo(text.replace("enabled: true", "enabled: false"));
        assertThat(disabled.definition().enabled()).isFalse();
        assertThat(disabled.enabled(true)).isEqualTo(file(text));
        assertThat(file(SHORTEST).enabled(false).text()).isEqualTo("enabled: false\n" + SHORTEST);
    }

    @Test
    void saysWhyItCannotBeReadWheneverItIsUsed() {
        Problem problem = Problem.of("settings.encoding", ProblemKind.CONFIGURATION, "No text", "x", "Save it");
        SceneFile unreadable = new SceneFile("x", "", Optional.of(problem));
        assertThatThrownBy(unreadable::definition)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("No text");
        assertThatThrownBy(() -> unreadable.enabled(false)).hasMessageContaining("No text");
        assertThatThrownBy(() -> unreadable.settings(Limit.class)).hasMessageContaining("No text");
    }

    private static SceneFile file(String text) {
        return new SceneFile("east-gate.yaml", text);
    }
}
