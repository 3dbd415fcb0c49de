package io.qilian.bundles.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code sensor:list}, {@code info}, {@code latest}, {@code history}; {@code deadletter:list}, {@code show}, {@code replay}. */
class SensorCommandsTest {

    private final KarafConsole console = new KarafConsole(new Platform());
    private final AirSensors air = console.sensors();

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void listsTheSensorFeeds() {
        assertThat(console.run("sensor:list --no-format"))
                .isEqualTo("air\thj212\tUP\t2\t1\t19\t3\t5\t2\t2026-07-01T12:00:00Z\t\n");
    }

    @Test
    void showsOneWithItsStations() {
        assertThat(console.run("sensor:info air"))
                .contains("air: hj212 UP")
                .contains("Connection: 21 messages, 1 not decoded, 2 reconnects")
                .contains("Messages 20, stored 19, duplicates 3, ignored 4, turned away 0, late 1, early 0")
                .contains("Refused 4: sensor.range")
                .contains("Codes that the file does not map: hour.a99999-Avg")
                .contains("A1", "A2");
        assertThat(console.run("sensor:info --silent air")).contains("A2").doesNotContain("A1");
        assertThat(console.refused("sensor:info water")).contains("no such sensor feed");
    }

    @Test
    void showsTheLatestReadings() {
        assertThat(console.run("sensor:latest --no-format --station A1 air"))
                .isEqualTo("2026-07-01T12:00:00Z\tA1\tpm2.5\t35.5\tug/m3\tGOOD\n");
        assertThat(air.calls).containsExactly("latest air Optional[A1]");
    }

    @Test
    void showsTheHistory() {
        assertThat(console.run("sensor:history --no-format --to 2026-07-02T00:00:00Z --last 12h --quantity pm2.5 air"))
                .isEqualTo("2026-07-01T12:00:00Z\tA1\tpm2.5\t35.5\tug/m3\tGOOD\n");
        assertThat(console.run("sensor:history --no-format --from 2026-07-01T00:00:00Z --to 2026-07-02T00:00:00Z"
                        + " --interval 1h --limit 7 air"))
                .isEqualTo("2026-07-01T12:00:00Z\tA1\tpm2.5\t35\t30\t1000000\tug/m3\t12\t1\n");
        assertThat(air.calls)
                .containsExactly(
                        "history 2026-07-01T12:00:00Z 2026-07-02T00:00:00Z Optional.empty Optional[pm2.5] 100",
                        "intervals 2026-07-01T00:00:00Z 2026-07-02T00:00:00Z PT1H 7");
    }

    @Test
    void refusesATimeOfTheWrongForm() {
        assertThat(console.refused("sensor:history --last 3weeks air")).contains("--last", "3weeks");
        assertThat(console.refused("sensor:history --from yesterday air")).contains("--from", "yesterday");
    }

    @Test
    void listsAndShowsDeadLetters() {
        assertThat(console.run("deadletter:list --no-format --feed air"))
                .hasLineCount(2)
                .contains("8\t2026-07-01T12:00:00Z\tair\tA1\t\t\thj212.crc\t\n")
                .contains("7\t2026-07-01T12:00:00Z\tair\tA1\trtd.a34004\t-3\tsensor.range\t\n");
        assertThat(console.run("deadletter:show 7"))
                .isEqualTo(
                        """
                        Dead letter 7: feed air, station A1, received at 2026-07-01T12:00:00Z
                        sensor.range: The value cannot be
                        rtd.a34004 = -3 ug/m3 at 2026-07-01T12:00:00Z, GOOD
                        ##0123\uFFFD
                        """);
        assertThat(console.refused("deadletter:show 9")).contains("no such letter");
    }

    @Test
    void replaysDeadLetters() {
        assertThat(console.run("deadletter:replay 7")).isEqualTo("1 taken, 0 refused again.\n");
        assertThat(console.run("deadletter:replay --feed air")).isEqualTo("1 taken, 0 refused again.\n");
        air.refusing = true;
        assertThat(console.run("deadletter:replay --feed air")).isEqualTo("0 taken, 1 refused again.\n");
        assertThat(console.refused("deadletter:replay 7")).contains("The value cannot be");
        assertThat(console.refused("deadletter:replay")).contains("neither");
    }
}
