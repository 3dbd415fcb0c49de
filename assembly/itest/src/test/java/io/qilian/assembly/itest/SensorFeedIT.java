package io.qilian.assembly.itest;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.hj212.api.Upload;
import io.qilian.bundles.hj212.api.simulation.SimulatedStation;
import io.qilian.bundles.hj212.api.simulation.StationMemory;
import io.qilian.bundles.hj212.api.simulation.StationPlan;
import io.qilian.bundles.hj212.api.simulation.StationRecord;
import io.qilian.bundles.hj212.api.simulation.StationReport.State;
import io.qilian.kernel.testkit.Installation;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sensor feeds on the real distribution: what a station was told to be stored is there after a power cut. */
class SensorFeedIT {

    private static final String NUMBER = "QL3301060001";
    private static final String PASSWORD = "123456";

    private static Installation qilian;
    private static int port;
    private static Instant begin;

    @BeforeAll
    static void start() throws IOException {
        begin = Instant.now().minus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        qilian = Distribution.install("sensor-feed");
        qilian.write(
                "etc/sensors/air.yaml",
                """
                protocol: hj212
                connection: {port: %d, password: "%s"}
                quantities:
                  minute.a34004-Avg: {quantity: pm2.5, unit: ug/m3, from: mg/m3, minimum: 0, maximum: 1000}
                """
                        .formatted(port, PASSWORD));
        qilian.write(
                "etc/sensors/noise.yaml",
                """
                protocol: file
                connection:
                  folder: noise
                  interval: 1s
                  payload:
                    format: csv
                    station: {at: place}
                    time: {at: [time]}
                    values: {laeq: laeq}
                quantities:
                  laeq: {quantity: noise, unit: "dB"}
                """);
        qilian.start();
        Installation.await(
                "the feed to be up", () -> console("sensor:list --no-format").contains("air\thj212\tUP"));
    }

    @AfterAll
    static void stop() throws IOException {
        qilian.close();
    }

    private static String console(String command) {
        try {
            return qilian.console(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StationRecord minute(int number) {
        return new StationRecord(
                Upload.MINUTE, begin.plus(number, ChronoUnit.MINUTES), Map.of("a34004-Avg", number / 1_000.0));
    }

    @Test
    void whatAStationWasToldToBeStoredSurvivesAPowerCut() throws IOException {
        long acknowledged;
        try (SimulatedStation station = station(500)) {
            station.start();
            Installation.await("some acknowledgements", () -> station.report().acknowledged() >= 60);
            qilian.kill();
            acknowledged = station.report().acknowledged();
        }
        qilian.start();
        Installation.await(
                "the feed to be up", () -> console("sensor:list --no-format").contains("air\thj212\tUP"));
        // The first acknowledgement is that of the station's own start.
        assertThat(stored()).isGreaterThanOrEqualTo(acknowledged - 1);

        try (SimulatedStation again = station(500)) {
            again.start();
            Installation.await("all to be sent", () -> again.report().state() == State.IDLE);
            assertThat(again.report().unacknowledged()).isZero();
        }
        assertThat(stored()).isEqualTo(500);
        assertThat(console("sensor:latest --no-format air")).contains(NUMBER + "\tpm2.5\t499\tug/m3\tGOOD");
    }

    private static SimulatedStation station(int records) {
        return new SimulatedStation(
                StationPlan.of(port, NUMBER, PASSWORD),
                new StationMemory(1_000),
                IntStream.range(0, records).mapToObj(SensorFeedIT::minute).iterator(),
                InstantSource.system());
    }

    private static long stored() {
        return console("sensor:history --no-format --last 3d --limit 1000 air")
                .lines()
                .filter(line -> line.contains("pm2.5"))
                .count();
    }

    @Test
    void whatCannotBeDecodedIsADeadLetterWithItsReason() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                OutputStream out = socket.getOutputStream()) {
            String segment = "QN=20260101000000000;ST=22;CN=2051;PW=" + PASSWORD + ";MN=" + NUMBER + ";Flag=5;CP=&&&&";
            out.write("##%04d%s0000\r\n".formatted(segment.length(), segment).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            Installation.await("the dead letter", () -> console("deadletter:list --no-format")
                    .contains("hj212.checksum"));
        }
    }

    @Test
    void takesAFileThatIsDroppedAndMovesItOnceItIsStored() throws IOException {
        Path folder = qilian.file("data/sensor-files/noise");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("park.csv"), "place,time,laeq\npark," + begin + ",61.5\npark,never,60\n");
        Installation.await("the file to be done", () -> Files.exists(folder.resolve("done/park.csv")));
        assertThat(console("sensor:latest --no-format noise")).contains("park\tnoise\t61.5\tdB\tGOOD");
        assertThat(console("deadletter:list --no-format --feed noise").lines()).hasSize(1);
    }
}
