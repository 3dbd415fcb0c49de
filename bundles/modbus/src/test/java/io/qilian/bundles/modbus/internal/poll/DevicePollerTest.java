package io.qilian.bundles.modbus.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.qilian.bundles.modbus.api.ModbusSettings;
import io.qilian.bundles.modbus.api.simulation.DeviceFault;
import io.qilian.bundles.modbus.api.simulation.SimulatedDevice;
import io.qilian.bundles.sensors.api.LinkStatus.State;
import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.settings.api.SettingsFile;
import io.qilian.kernel.testkit.ManualClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device that is read, against the server of the library. */
class DevicePollerTest {

    private static final String REGISTERS =
            """
            registers:
              - {code: level, table: holding, address: 0, type: float32, unit: m}
              - {code: rain, table: holding, address: 2, type: uint16, scale: 0.1, unit: mm}
              - {code: flow, table: input, address: 10, type: int32, word-order: low-first, scale: 0.001}
              - {code: pump, table: coil, address: 5, type: bit}
              - {code: door, table: discrete, address: 3, type: bit}
            """
                    .replace("word-order", "wordOrder");

    @TempDir
    private Path folder;

    private final RecordingIngest ingest = new RecordingIngest();
    private final ManualClock clock = ManualClock.at("2026-11-23T00:00:00Z");
    private final InetAddress here = InetAddress.getLoopbackAddress();
    private final int port = freePort();
    private DevicePoller poller;

    @AfterEach
    void close() {
        if (poller != null) {
            poller.close();
        }
    }

    @Test
    void readsEveryTableAndType() throws IOException {
        ModbusSettings settings = settings("");
        try (SimulatedDevice device = device(settings)) {
            device.set("level", 12.35);
            device.set("rain", 4.5);
            device.set("flow", -1.234);
            device.set("pump", 1);
            open(settings);
            await(() -> !ingest.messages.isEmpty());
        }
        Instant at = Instant.parse("2026-11-23T00:00:00Z");
        assertThat(ingest.messages.get(0).station()).isEqualTo("pump-house");
        assertThat(ingest.messages.get(0).original()).startsWith("4145999A" + "002D");
        assertThat(ingest.messages.get(0).measurements())
                .extracting(Measurement::code, Measurement::value, Measurement::unit, Measurement::measuredAt)
                .containsExactly(
                        tuple("level", 12.35, "m", at),
                        tuple("rain", 4.5, "mm", at),
                        tuple("flow", -1.234, "", at),
                        tuple("pump", 1.0, "", at),
                        tuple("door", 0.0, "", at));
    }

    @Test
    void readsAgainAtEachIntervalOverOneConnection() throws IOException {
        ModbusSettings settings = settings("intervalMs: 100\n");
        try (SimulatedDevice device = device(settings)) {
            open(settings);
            await(() -> ingest.messages.size() >= 5);
            // Four blocks a reading, each asked for once.
            assertThat(device.requests())
                    .isBetween(20L, 4 * (poller.statistics().readings() + 1));
        }
        assertThat(poller.status().reconnects()).isZero();
    }

    @Test
    void tellsWhatADeviceRefusesAndStillReadsTheRest() throws IOException {
        ModbusSettings whole = settings("intervalMs: 100\n");
        ModbusSettings without = SettingsFile.read(write(yaml("").replace("address: 10", "address: 11")))
                .as(ModbusSettings.class);
        try (SimulatedDevice device = device(without)) {
            open(whole);
            await(() -> ingest.messages.size() >= 3);
        }
        assertThat(ingest.messages.get(0).measurements())
                .extracting(Measurement::code)
                .containsExactly("level", "rain", "pump", "door");
        assertThat(ingest.refusals).hasSize(1);
        assertThat(ingest.refusals.get(0).message())
                .contains("it has no such address", "input 10 to 11", "exception 2", "40001 is holding 0");
        assertThat(poller.statistics().exceptions()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void showsAnExceptionInTheStatusUntilItIsOver() throws IOException {
        ModbusSettings settings = settings("intervalMs: 100\n");
        try (SimulatedDevice device = device(settings)) {
            device.fault(DeviceFault.EXCEPTION);
            open(settings);
            await(() -> poller.status()
                    .problem()
                    .map(Problem::code)
                    .filter("modbus.exception"::equals)
                    .isPresent());
            assertThat(ingest.messages).isEmpty();
            device.fault(DeviceFault.NONE);
            await(() -> poller.status().state() == State.UP
                    && poller.status().problem().isEmpty());
        }
    }

    @Test
    void waitsLongerAndLongerForADeviceThatDoesNotAnswer() throws IOException {
        ModbusSettings settings = settings("timeoutMs: 100\nreconnectAfterMs: 100\nreconnectAtMostMs: 300\n");
        try (SimulatedDevice device = device(settings)) {
            device.fault(DeviceFault.SILENT);
            open(settings);
            await(() -> poller.statistics().failures() >= 3);
            assertThat(poller.status().state()).isEqualTo(State.WAITING);
            assertThat(poller.status().problem().orElseThrow().message())
                    .contains("does not answer", "within 100 ms", "allow more time by timeoutMs");
            // Each failure is one request: the library repeats nothing by itself.
            assertThat(poller.statistics().requests())
                    .isLessThanOrEqualTo(poller.statistics().failures() + 1);
            device.fault(DeviceFault.NONE);
            await(() -> poller.status().state() == State.UP);
        }
        assertThat(poller.status().reconnects()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void asksASilentDeviceOnceAConnection() throws IOException {
        try (ServerSocket device = new ServerSocket(port, 50, here)) {
            device.setSoTimeout(20_000);
            open(settings("timeoutMs: 100\nreconnectAfterMs: 100\nreconnectAtMostMs: 200\n"));
            for (int attempt = 0; attempt < 4; attempt++) {
                try (Socket connection = device.accept()) {
                    connection.setSoTimeout(20_000);
                    // Twelve bytes are one request; then the feed hangs up.
                    assertThat(connection.getInputStream().readNBytes(100)).hasSize(12);
                }
            }
        }
    }

    @Test
    void connectsAgainToADeviceThatHangsUp() throws Exception {
        try (ServerSocket device = new ServerSocket(port, 50, here)) {
            device.setSoTimeout(20_000);
            open(settings("reconnectAfterMs: 100\nreconnectAtMostMs: 200\n"));
            for (int attempt = 0; attempt < 3; attempt++) {
                try (Socket connection = device.accept()) {
                    assertThat(connection.getInputStream().readNBytes(12)).hasSize(12);
                }
            }
            await(() -> poller.statistics().failures() >= 2);
        }
        await(() -> poller.status()
                .problem()
                .map(Problem::code)
                .filter("modbus.unreachable"::equals)
                .isPresent());
        assertThat(poller.status().problem().orElseThrow().message()).contains("Check host, port and network");
    }

    @Test
    void waitsForADeviceThatIsSwitchedOnLater() throws IOException {
        ModbusSettings settings = settings("reconnectAfterMs: 100\nreconnectAtMostMs: 200\n");
        open(settings);
        await(() -> poller.status().state() == State.WAITING);
        try (SimulatedDevice device = device(settings)) {
            await(() -> poller.status().state() == State.UP && !ingest.messages.isEmpty());
            assertThat(device.requests()).isPositive();
        }
    }

    @Test
    void leavesReadingsOutWhileTooManyWaitToBeStored() throws IOException {
        ingest.hold();
        ModbusSettings settings = settings("intervalMs: 100\n");
        try (SimulatedDevice device = device(settings)) {
            open(settings);
            await(() -> poller.statistics().skipped() >= 2);
            assertThat(ingest.messages).hasSize(DevicePoller.MAXIMUM_UNSTORED);
            ingest.fail();
            await(() -> ingest.messages.size() > DevicePoller.MAXIMUM_UNSTORED);
            assertThat(device.requests()).isPositive();
        }
        assertThat(poller.statistics().notStored()).isEqualTo(DevicePoller.MAXIMUM_UNSTORED);
    }

    @Test
    void endsAtOnceWhileADeviceKeepsItWaiting() throws IOException {
        ModbusSettings settings = settings("timeoutMs: 30000\n");
        try (SimulatedDevice device = device(settings)) {
            device.fault(DeviceFault.SILENT);
            open(settings);
            await(() -> device.requests() > 0);
            long begun = System.nanoTime();
            poller.close();
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)).isLessThan(2_000);
            device.fault(DeviceFault.NONE);
        }
        assertThat(poller.status().state()).isEqualTo(State.CLOSED);
        assertThat(ingest.messages).isEmpty();
    }

    @Test
    void refusesSettingsThatContradictThemselves() throws IOException {
        assertThat(settings("").registers()).hasSize(5);
        assertThatThrownBy(() -> SettingsFile.read(write(yaml("").replace("type: bit", "type: uint16")))
                        .as(ModbusSettings.class))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("type must be bit for a coil");
        assertThatThrownBy(() -> SettingsFile.read(write(yaml("").replace("code: rain", "code: level")))
                        .as(ModbusSettings.class))
                .hasMessageContaining("not twice level");
        assertThatThrownBy(() -> settings("reconnectAfterMs: 5000\nreconnectAtMostMs: 1000\n"))
                .hasMessageContaining("reconnectAtMostMs");
    }

    private void open(ModbusSettings settings) {
        poller = new DevicePoller("pump-house", settings, ingest, clock, new Random(1));
        poller.start();
    }

    private SimulatedDevice device(ModbusSettings settings) {
        return SimulatedDevice.start(here, port, settings.unitId(), settings.registers());
    }

    private ModbusSettings settings(String more) throws IOException {
        return SettingsFile.read(write(yaml(more))).as(ModbusSettings.class);
    }

    private String yaml(String more) {
        return "host: 127.0.0.1\nport: " + port + "\nunitId: 3\n" + more + REGISTERS;
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("device.yaml"), yaml);
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
