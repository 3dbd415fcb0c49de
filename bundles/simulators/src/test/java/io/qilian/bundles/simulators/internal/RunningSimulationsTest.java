package io.qilian.bundles.simulators.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.sensors.api.SensorFeedStatus;
import io.qilian.bundles.simulators.api.SimulationFaults;
import io.qilian.bundles.simulators.api.SimulationKind;
import io.qilian.bundles.simulators.api.SimulationRequest;
import io.qilian.bundles.simulators.api.SimulationStatus;
import io.qilian.bundles.simulators.api.Simulations;
import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.testkit.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Simulated stations and devices before the platform's own protocols, received by the file that they print. */
@Timeout(120)
class RunningSimulationsTest {

    private static final SimulationFaults NONE = SimulationFaults.NONE;

    @TempDir
    private Path data;

    private Platform platform;
    private RunningSimulations simulations;

    @BeforeEach
    void open() throws IOException {
        platform = new Platform(Files.createDirectories(data.resolve("etc")));
        simulations =
                new RunningSimulations(Files.createDirectories(data.resolve("simulations")), InstantSource.system());
    }

    @AfterEach
    void close() {
        simulations.close();
        platform.close();
    }

    private static SimulationRequest request(String name, SimulationKind kind, SimulationFaults faults) {
        return new SimulationRequest(
                name,
                kind,
                "127.0.0.1",
                Platform.freePort(),
                kind == SimulationKind.SL651 ? Duration.ofMinutes(1) : Duration.ofSeconds(1),
                Optional.empty(),
                Map.of(),
                faults,
                1);
    }

    private SimulationStatus started(SimulationKind kind, SimulationFaults faults) {
        return simulations.start(request("sim", kind, faults));
    }

    private SensorFeedStatus feed() {
        return platform.feed("sim");
    }

    private SimulationStatus status() {
        return simulations.simulations().get(0);
    }

    private void await(String what, BooleanSupplier condition) {
        Platform.await(what, simulations, condition);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSimulatedIsReceivedByTheFileThatItPrints(SimulationKind kind) {
        platform.receive(started(kind, NONE));
        int records = kind == SimulationKind.SL651 ? 1 : 2;
        await("records", () -> distinctTimes() >= records);
        assertThat(feed().refused()).isEmpty();
        assertThat(feed().unmapped()).isEmpty();
        assertThat(platform.readings).extracting(Reading::quantity).contains(curveOf(kind));
        assertThat(status().problem()).isEmpty();
    }

    private long distinctTimes() {
        return platform.readings.stream().map(Reading::measuredAt).distinct().count();
    }

    private static String curveOf(SimulationKind kind) {
        return kind == SimulationKind.HJ212 ? "pm2.5" : "water-level";
    }

    @ParameterizedTest
    @EnumSource(names = {"HJ212", "SL651"})
    void whatIsCorruptedIsRefusedAndCounted(SimulationKind kind) {
        platform.receive(started(kind, new SimulationFaults(0, 1, 0, 0, Duration.ZERO)));
        await("refusals", () -> !feed().refused().isEmpty());
        assertThat(platform.readings).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"HJ212", "SL651"})
    void whatIsNoMessageIsRefusedAndCounted(SimulationKind kind) {
        platform.receive(started(kind, new SimulationFaults(0, 0, 0.6, 0, Duration.ZERO)));
        await("a refusal and a reading", () -> !feed().refused().isEmpty() && !platform.readings.isEmpty());
    }

    @Test
    void valuesFreeze() {
        platform.receive(started(SimulationKind.HJ212, new SimulationFaults(0, 0, 0, 1, Duration.ZERO)));
        await("three records", () -> platform.readings.size() >= 12);
        assertThat(platform.readings.stream()
                        .filter(reading -> reading.quantity().equals("pm2.5"))
                        .map(Reading::value)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aClockThatIsAheadIsSeen() {
        platform.receive(started(SimulationKind.HJ212, new SimulationFaults(0, 0, 0, 0, Duration.ofHours(1))));
        await("refusals", () -> feed().refused().containsKey("sensor.time-ahead"));
        assertThat(platform.readings).isEmpty();
    }

    @Test
    void aDeviceThatIsSilentIsWaitedFor() {
        platform.receive(started(SimulationKind.MODBUS, new SimulationFaults(1, 0, 0, 0, Duration.ZERO)));
        await("a problem", () -> feed().problem().isPresent());
        assertThat(platform.readings).isEmpty();
    }

    @Test
    void aStationConnectsAgainUntilThePlatformIsThere() {
        SimulationStatus started = started(SimulationKind.HJ212, NONE);
        await("a failure", () -> status().problem().isPresent());
        platform.receive(started);
        await("a reading", () -> !platform.readings.isEmpty());
        assertThat(status().connects()).isGreaterThan(1);
        assertThat(status().acknowledged()).isPositive();
    }

    @Test
    void replaysAFileAgainAndAgain() throws IOException {
        Files.writeString(data.resolve("simulations/park.csv"), "time,PM2.5,NO2\n1,35,NA\n2,NA,NA\n3,36,17\n");
        platform.receive(simulations.start(replayed("park.csv", Map.of("PM2.5", "a34004-Rtd", "NO2", "a21004-Rtd"))));
        await("the first row for the second time", () -> platform.readings.size() >= 4);
        assertThat(values("pm2.5")).startsWith(35.0, 36.0, 35.0);
        assertThat(values("no2")).startsWith(17.0);
    }

    private List<Double> values(String quantity) {
        return platform.readings.stream()
                .filter(reading -> reading.quantity().equals(quantity))
                .map(Reading::value)
                .toList();
    }

    @Test
    void replaysARealStation() throws IOException {
        Path real = RealData.require("sensors/beijing-multisite/PRSA_Data_Huairou_20130301-20170228.csv");
        Files.copy(real, data.resolve("simulations/huairou.csv"));
        platform.receive(simulations.start(replayed("huairou.csv", Map.of("PM2.5", "a34004-Rtd"))));
        await("two rows", () -> platform.readings.size() >= 2);
        assertThat(platform.readings)
                .allMatch(reading -> reading.measuredAt().isAfter(Instant.now().minusSeconds(120)));
    }

    private static SimulationRequest replayed(String csv, Map<String, String> columns) {
        return new SimulationRequest(
                "sim",
                SimulationKind.HJ212,
                "127.0.0.1",
                Platform.freePort(),
                Duration.ofSeconds(1),
                Optional.of(csv),
                columns,
                NONE,
                1);
    }

    @ParameterizedTest
    @CsvSource({
        "park.csv, NO2, simulation.column",
        "none.csv, PM2.5, simulation.file",
        "../secret.csv, PM2.5, simulation.file",
        "link.csv, PM2.5, simulation.file",
        "empty.csv, PM2.5, simulation.column"
    })
    void refusesFilesThatAreNotThereOrElsewhere(String csv, String column, String code) throws IOException {
        Path folder = data.resolve("simulations");
        Files.writeString(folder.resolve("park.csv"), "time,PM2.5\n1,35\n");
        Files.writeString(folder.resolve("empty.csv"), "");
        Path secret = Files.writeString(data.resolve("secret.csv"), "time,PM2.5\n1,35\n");
        Files.createSymbolicLink(folder.resolve("link.csv"), secret);
        assertThatThrownBy(() -> simulations.start(replayed(csv, Map.of(column, "a34004-Rtd"))))
                .hasMessageContaining("code: " + code);
        assertThat(simulations.simulations()).isEmpty();
    }

    @Test
    void aFileWithoutNumbersStopsItsOwnSimulationOnly() throws IOException {
        Files.writeString(data.resolve("simulations/park.csv"), "time,PM2.5\n1,NA\n");
        simulations.start(request("other", SimulationKind.MODBUS, NONE));
        SimulationRequest device = new SimulationRequest(
                "sim",
                SimulationKind.MODBUS,
                "127.0.0.1",
                Platform.freePort(),
                Duration.ofSeconds(1),
                Optional.of("park.csv"),
                Map.of("PM2.5", "pm"),
                NONE,
                1);
        assertThatThrownBy(() -> simulations.start(device)).hasMessageContaining("has no number");
        simulations.tick();
        assertThat(simulations.simulations())
                .extracting(simulation -> simulation.request().name())
                .containsExactly("other");
    }

    @Test
    void boundsHowManyRunAndFreesWhatIsStopped() {
        for (int i = 0; i < Simulations.MAXIMUM; i++) {
            simulations.start(request("sim-" + i, SimulationKind.HJ212, NONE));
        }
        assertThatThrownBy(() -> simulations.start(request("more", SimulationKind.HJ212, NONE)))
                .hasMessageContaining("simulation.too-many");
        assertThatThrownBy(() -> simulations.stop("none")).hasMessageContaining("simulation.unknown");
        simulations.stop("sim-3");
        assertThatThrownBy(() -> simulations.start(request("sim-4", SimulationKind.HJ212, NONE)))
                .hasMessageContaining("simulation.exists");
        simulations.start(request("more", SimulationKind.HJ212, NONE));
        simulations.close();
        await("no thread of a station", () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("qilian-hj212-station")));
    }

    @Test
    void refusesWhatADeviceCannotDo() {
        assertThatThrownBy(
                        () -> request("sim", SimulationKind.MODBUS, new SimulationFaults(0, 0, 0.1, 0, Duration.ZERO)))
                .hasMessageContaining("Modbus device has no clock");
        assertThatThrownBy(() -> new SimulationRequest(
                        "sim",
                        SimulationKind.SL651,
                        "127.0.0.1",
                        8898,
                        Duration.ofSeconds(59),
                        Optional.empty(),
                        Map.of(),
                        NONE,
                        1))
                .hasMessageContaining("expected 60 s to 1 day, got 59 s");
        assertThatThrownBy(() -> new SimulationFaults(1.1, 0, 0, 0, Duration.ZERO))
                .hasMessageContaining("0 to 1");
    }
}
