package io.qilian.kernel.scenes.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.scenario.SceneState;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scene remembers. */
class SceneMemoryTest {

    private final SceneMemory memory = new SceneMemory("scene");

    @Test
    void readsWhatWasPutLast() {
        memory.load(Map.of("total", "1"));
        assertThat(memory.get("total")).contains("1");
        memory.put("total", "2");
        assertThat(memory.get("total")).contains("2");
        memory.remove("total");
        assertThat(memory.get("total")).isEmpty();
        assertThat(memory.get("other")).isEmpty();
    }

    @Test
    void handsOnWhatHasChanged() {
        memory.load(Map.of("total", "1", "open", "a", "name", "east"));
        memory.put("total", "2");
        memory.remove("open");
        assertThat(memory.changes())
                .containsOnly(Map.entry("total", Optional.of("2")), Map.entry("open", Optional.empty()));
        memory.committed();
        assertThat(memory.changes()).isEmpty();
        assertThat(memory.get("total")).contains("2");
        assertThat(memory.get("open")).isEmpty();
    }

    @Test
    void forgetsTheChangesOfACallThatFailed() {
        memory.load(Map.of("total", "1"));
        memory.put("total", "2");
        memory.put("new", "x");
        memory.discard();
        assertThat(memory.get("total")).contains("1");
        assertThat(memory.get("new")).isEmpty();
        assertThat(memory.changes()).isEmpty();
    }

    @Test
    void handsOnNothingForWhatWasNeverThere() {
        for (int number = 0; number < 10_000; number++) {
            memory.put("key", "value");
            memory.remove("key");
            memory.remove("never-" + number);
        }
        assertThat(memory.changes()).isEmpty();
    }

    @Test
    void rememberesNothingAtFirst() {
        assertThat(memory.remembers()).isFalse();
        memory.load(Map.of("total", "1"));
        assertThat(memory.remembers()).isTrue();
        memory.load(Map.of());
        assertThat(memory.remembers()).isFalse();
    }

    @Test
    void holdsABoundedNumberOfKeys() {
        for (int number = 0; number < SceneState.MAXIMUM_KEYS; number++) {
            memory.put("key-" + number, "value");
            if (number == 100) {
                memory.committed();
            }
        }
        assertThatThrownBy(() -> memory.put("one-more", "value"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("at most 256 keys");
        assertThatCode(() -> memory.put("key-7", "changed")).doesNotThrowAnyException();
        memory.remove("key-7");
        assertThatCode(() -> memory.put("one-more", "value")).doesNotThrowAnyException();
        assertThatThrownBy(() -> memory.put("key-7", "back again")).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "101, 1", "1, 65537"})
    void refusesWhatIsTooLong(int keyLength, int valueLength) {
        assertThatThrownBy(() -> memory.put("k".repeat(keyLength), "v".repeat(valueLength)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("a key of 1 to 100 and a value of at most 65536 characters")
                .hasMessageContaining(keyLength + " and " + valueLength);
    }

    @Test
    void takesTheLongest() {
        memory.put("k".repeat(100), "v".repeat(SceneState.MAXIMUM_VALUE_LENGTH));
        assertThat(memory.changes()).hasSize(1);
    }
}
