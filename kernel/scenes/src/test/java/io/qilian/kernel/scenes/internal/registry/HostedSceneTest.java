package io.qilian.kernel.scenes.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.scenes.api.ScenePhase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A scene moves as the diagram allows, and not otherwise. */
class HostedSceneTest {

    private static final Problem PROBLEM =
            Problem.of("test.problem", ProblemKind.INTERNAL, "Something is wrong", "here", "");

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("allPairs")
    void movesAsThePhasesAllowOnly(ScenePhase from, ScenePhase to) {
        HostedScene scene = at(from);
        if (from == to || from.next().contains(to)) {
            scene.move(to, Optional.of(PROBLEM), "stack");
            assertThat(scene.phase()).isEqualTo(to);
            assertThat(scene.status().problem()).contains(PROBLEM);
            assertThat(scene.status().stack()).isEqualTo("stack");
        } else {
            assertThatThrownBy(() -> scene.move(to, Optional.of(PROBLEM), "stack"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("scene gate: " + from + " cannot become " + to);
            assertThat(scene.phase()).isEqualTo(from);
            assertThat(scene.status().problem()).isEmpty();
        }
    }

    @Test
    void forgetsItsProblemWhenItMovesOn() {
        HostedScene scene = at(ScenePhase.WAITING);
        scene.move(ScenePhase.QUARANTINED, Optional.of(PROBLEM), "stack");
        scene.move(ScenePhase.RUNNING);
        assertThat(scene.status().problem()).isEmpty();
        assertThat(scene.status().stack()).isEmpty();
    }

    static Stream<Arguments> allPairs() {
        return Arrays.stream(ScenePhase.values())
                .flatMap(from -> Arrays.stream(ScenePhase.values()).map(to -> Arguments.of(from, to)));
    }

    private static HostedScene at(ScenePhase phase) {
        HostedScene scene = new HostedScene("gate");
        List<ScenePhase> way = new ArrayList<>();
        if (phase == ScenePhase.QUARANTINED) {
            way.add(ScenePhase.WAITING);
        }
        way.add(phase);
        way.forEach(scene::move);
        return scene;
    }
}
