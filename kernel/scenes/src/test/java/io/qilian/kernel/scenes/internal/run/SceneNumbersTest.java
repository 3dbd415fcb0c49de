package io.qilian.kernel.scenes.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.scenario.SceneMetrics;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that a scene publishes. */
class SceneNumbersTest {

    private final SceneNumbers numbers = new SceneNumbers("scene");

    @Test
    void addsToCountersAndSetsGauges() {
        numbers.count("crossings", 2);
        numbers.count("crossings", 0);
        numbers.count("crossings", 3);
        numbers.gauge("queue-length-m", 12.5);
        numbers.gauge("queue-length-m", 7);
        assertThat(numbers.values()).containsOnly(Map.entry("crossings", 5.0), Map.entry("queue-length-m", 7.0));
    }

    @Test
    void refusesToCountBack() {
        assertThatThrownBy(() -> numbers.count("crossings", -1))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("crossings")
                .hasMessageContaining("-1");
        assertThat(numbers.values()).isEmpty();
    }

    @Test
    void holdsABoundedNumberOfNames() {
        for (int number = 0; number < SceneMetrics.MAXIMUM_NAMES; number++) {
            numbers.count("n" + number, 1);
        }
        assertThatThrownBy(() -> numbers.gauge("one-more", 1))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("at most 64")
                .hasMessageContaining("one-more");
        numbers.count("n0", 1);
        assertThat(numbers.values()).hasSize(SceneMetrics.MAXIMUM_NAMES).containsEntry("n0", 2.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Crossings", "a b", "7", "-a", "queue_m"})
    void refusesANameOfTheWrongForm(String name) {
        assertThatThrownBy(() -> numbers.count(name, 1))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("lower case letters");
    }
}
