package io.qilian.bundles.modellibrary.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SingleTurnTest {

    private final SingleTurn turns = new SingleTurn("benchmark.busy", "benchmark");

    @Test
    void refusesASecondOneWithWhatTheFirstIsAndCountsIt() {
        try (SingleTurn.Held first = turns.take("gate")) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> turns.take("road")).hasMessageContaining("benchmark of gate; 1 refused");
            assertThatThrownBy(() -> turns.take("road"))
                    .hasMessageContaining("where: road")
                    .hasMessageContaining("benchmark of gate; 2 refused")
                    .hasMessageContaining("code: benchmark.busy");
        }
    }

    @Test
    void isFreeAgainForOneWhenTheFirstHasEnded() {
        SingleTurn.Held first = turns.take("gate");
        first.close();
        SingleTurn.Held second = turns.take("road");
        // Given back twice, it must not take the turn of another one.
        first.close();
        assertThatThrownBy(() -> turns.take("bay")).hasMessageContaining("benchmark of road");
        second.close();
        turns.take("bay").close();
    }
}
