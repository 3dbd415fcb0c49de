package io.qilian.assembly.democlip.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.assembly.democlip.RoadScript;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingScriptsTest {

    @Test
    void neverMakesTheDemosSeedCameraOrRoad() {
        assertThat(IntStream.range(0, 2000).mapToObj(TrainingScripts::numbered))
                .noneMatch(script -> script.seed() == RoadScript.DEMO.seed())
                .noneMatch(script -> script.camera().equals(RoadScript.DEMO.camera()))
                .noneMatch(script -> script.road().equals(RoadScript.DEMO.road()));
    }

    @Test
    void makesTheSameScriptForTheSameNumber() {
        assertThat(TrainingScripts.numbered(41)).usingRecursiveComparison().isEqualTo(TrainingScripts.numbered(41));
        assertThat(TrainingScripts.numbered(41).camera())
                .isNotEqualTo(TrainingScripts.numbered(42).camera());
    }

    @Test
    void variesSizeHeightAndLight() {
        assertThat(IntStream.range(0, 300).mapToObj(TrainingScripts::numbered))
                .allMatch(script -> longSide(script) >= 384 && longSide(script) <= 640)
                .anyMatch(script -> script.camera().heightMetres() < 5)
                .anyMatch(script -> script.camera().heightMetres() > 11)
                .anyMatch(script -> script.light().lampGlow() > 1)
                .anyMatch(script -> script.light().hazeMetres() < 300)
                .anyMatch(script -> script.road().lanesEachWay() == 3);
    }

    private static int longSide(RoadScript script) {
        return Math.max(script.format().width(), script.format().height());
    }
}
