package io.qilian.bundles.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.simulators.api.SimulationFaults;
import io.qilian.bundles.simulators.api.SimulationKind;
import io.qilian.bundles.simulators.api.SimulationRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code feed:simulate}. */
class FeedSimulateCommandTest {

    private final KarafConsole console = new KarafConsole(new Platform());
    private final ListedSimulations simulations = console.simulations();

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void startsAStationAndSaysHowToReceiveIt() {
        assertThat(console.run("feed:simulate park"))
                .isEqualTo("park is simulated. A feed receives it by this file:\nprotocol: hj212\n");
        assertThat(simulations.started)
                .containsExactly(new SimulationRequest(
                        "park",
                        SimulationKind.HJ212,
                        "127.0.0.1",
                        9212,
                        Duration.ofSeconds(5),
                        Optional.empty(),
                        Map.of(),
                        SimulationFaults.NONE,
                        1));
    }

    @Test
    void takesAFileAndFaults() {
        console.run(
                "feed:simulate --kind sl651 --port 7001 --every 2m --csv river.csv --column level=Z"
                        + " --column 'flow=a=Q' --lose 10 --corrupt 5 --malformed 1 --freeze-after 7 --behind 10m --seed 3 river");
        assertThat(simulations.started)
                .containsExactly(new SimulationRequest(
                        "river",
                        SimulationKind.SL651,
                        "127.0.0.1",
                        7001,
                        Duration.ofMinutes(2),
                        Optional.of("river.csv"),
                        Map.of("level", "Z", "flow=a", "Q"),
                        new SimulationFaults(0.1, 0.05, 0.01, 7, Duration.ofMinutes(-10)),
                        3));
    }

    @Test
    void listsAndStops() {
        assertThat(console.run("feed:simulate")).contains("Nothing is simulated.");
        console.run("feed:simulate --kind modbus pump");
        assertThat(console.run("feed:simulate --no-format"))
                .isEqualTo("pump\tmodbus\t127.0.0.1:1502\t12\t10\t1\t2\tnobody answers\n");
        assertThat(console.run("feed:simulate --stop pump")).isEqualTo("pump is simulated no longer.\n");
        assertThat(simulations.stopped).containsExactly("pump");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThat(console.refused("feed:simulate --kind kettle park")).contains("hj212, sl651 or modbus, got kettle");
        assertThat(console.refused("feed:simulate --csv a.csv --column level park"))
                .contains("COLUMN=CODE, got level");
        assertThat(console.refused("feed:simulate --ahead 1m --behind 1m park")).contains("got both");
        assertThat(console.refused("feed:simulate --lose 101 park")).contains("0 to 1, got 1.01");
    }
}
