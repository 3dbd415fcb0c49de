package io.qilian.kernel.scenes.api;

import static io.qilian.kernel.scenes.api.ScenePhase.DISABLED;
import static io.qilian.kernel.scenes.api.ScenePhase.QUARANTINED;
import static io.qilian.kernel.scenes.api.ScenePhase.REFUSED;
import static io.qilian.kernel.scenes.api.ScenePhase.RUNNING;
import static io.qilian.kernel.scenes.api.ScenePhase.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The diagram of a scene's life, over all pairs. */
class ScenePhaseTest {

    /** Columns as the rows: a cross where the phase of the column may follow that of the row. */
    @ParameterizedTest
    @CsvSource({
        "DISABLED,    -, x, x, -, x",
        "WAITING,     x, -, x, x, x",
        "RUNNING,     x, x, -, x, x",
        "QUARANTINED, x, x, x, -, x",
        "REFUSED,     x, x, x, -, -"
    })
    void saysWhichPhasesMayFollow(
            ScenePhase phase, String disabled, String waiting, String running, String quarantined, String refused) {
        List<ScenePhase> columns = List.of(DISABLED, WAITING, RUNNING, QUARANTINED, REFUSED);
        List<String> crosses = List.of(disabled, waiting, running, quarantined, refused);
        assertThat(columns).containsExactly(ScenePhase.values());
        for (int column = 0; column < columns.size(); column++) {
            assertThat(phase.next().contains(columns.get(column)))
                    .as(phase + " to " + columns.get(column))
                    .isEqualTo(crosses.get(column).equals("x"));
        }
    }
}
