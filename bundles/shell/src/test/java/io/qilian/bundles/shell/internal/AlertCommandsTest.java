package io.qilian.bundles.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code alert:list}, {@code info}, {@code ack}, {@code resolve}. */
class AlertCommandsTest {

    private final KarafConsole console = new KarafConsole(new Platform());
    private final GateAlerts alerts = console.alerts();

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void listsWhatSomebodyMustLookAt() {
        assertThat(console.run("alert:list --no-format"))
                .isEqualTo("17\tMAJOR\tACKNOWLEDGED\tgate\tcamera\ttraffic.stopped\tzone=bus-stop"
                        + "\t2026-07-01T12:00:00Z\t2026-07-01T12:01:00Z\t3\tli\n");
        console.run("alert:list --all --scene gate --limit 5");
        assertThat(alerts.calls).containsExactly("find Optional.empty 2 50", "find Optional[gate] 3 5");
    }

    @Test
    void showsOneWithWhatWasDoneAboutIt() {
        assertThat(console.run("alert:info 17"))
                .contains(
                        "Alert 17: MAJOR, ACKNOWLEDGED\n",
                        "traffic.stopped zone=bus-stop in scene gate on camera\n",
                        "Findings 3, ongoing 1, since 2026-07-01T12:00:00Z, last at 2026-07-01T12:01:00Z\n",
                        "Events 0a to 0b\n")
                .containsPattern("12:00:30Z +\\| ACKNOWLEDGED \\| MAJOR +\\| li +\\| on my way");
        assertThat(console.refused("alert:info 18")).contains("There is no such alert");
    }

    @Test
    void writesDownWhoSeesToIt() {
        assertThat(console.run("alert:ack --comment 'on my way' 17")).isEqualTo("Alert 17 is yours.\n");
        assertThat(console.run("alert:resolve 17")).isEqualTo("Alert 17 is resolved.\n");
        assertThat(alerts.calls).containsExactly("acknowledge console on my way", "resolve console ");
    }
}
