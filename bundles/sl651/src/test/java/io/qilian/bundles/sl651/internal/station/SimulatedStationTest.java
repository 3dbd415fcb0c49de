package io.qilian.bundles.sl651.internal.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sl651.api.FunctionCode;
import io.qilian.bundles.sl651.api.Sl651Counter;
import io.qilian.bundles.sl651.api.simulation.SimulatedReport;
import io.qilian.bundles.sl651.api.simulation.SimulatedStation;
import io.qilian.bundles.sl651.api.simulation.SimulatedStationSettings;
import io.qilian.bundles.sl651.api.simulation.StationFaults;
import io.qilian.kernel.api.feed.Quality;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A simulated station and the centre over a real connection. */
class SimulatedStationTest {

    private static final Instant FIRST = Instant.parse("2026-11-22T00:05:00Z");
    private static final String STATION = "0041230015";

    private CentreFixture fixture;

    @AfterEach
    void close() {
        fixture.close();
    }

    private SimulatedStationSettings settings() {
        return SimulatedStationSettings.of("127.0.0.1", fixture.port, STATION, 0x5A3C);
    }

    private SimulatedStation start(SimulatedStationSettings settings, List<SimulatedReport> reports) {
        return SimulatedStation.start(settings, reports.iterator(), fixture.clock);
    }

    @Test
    void reportsWhatItIsGivenAndIsConfirmed() {
        fixture = new CentreFixture("");
        SimulatedReport alarm = new SimulatedReport(FunctionCode.ALARM, FIRST, Map.of("Z", 41.5, "AI", -2.5), Map.of());
        try (SimulatedStation station = start(settings(), List.of(hour(0), alarm))) {
            CentreFixture.await(() -> station.statistics().confirmed() == 2);
        }
        assertThat(fixture.ingest.measurements())
                .contains(measured("Z", 41.5, "m", FIRST), measured("AI", -2.5, "Cel", FIRST))
                .contains(measured("DRP", 0.0, "mm", FIRST));
        assertThat(fixture.ingest.refusals).isEmpty();
    }

    @Test
    void isAskedForTheHoursThatItHasNotSentAndAnswersThem() {
        fixture = new CentreFixture("");
        // Hours 0 and 5 come; 1 to 4 are lost on the way and lie in the station's memory only.
        List<SimulatedReport> reports = List.of(hour(0), hour(1), hour(2), hour(3), hour(4), hour(5));
        StationFaults losing = new StationFaults(0.55, 0, 0, 0, Duration.ZERO);
        try (SimulatedStation station = start(settings().failing(losing, seedThatLoses(".LLLL.", 0.55)), reports)) {
            CentreFixture.await(() -> fixture.counted(Sl651Counter.GAP_ANSWERS) == 2);
            assertThat(station.statistics().lost()).isEqualTo(4);
            assertThat(station.statistics().answered()).isEqualTo(2);
        }
        assertThat(fixture.counted(Sl651Counter.HOURS_MISSED)).isEqualTo(4);
        assertThat(distinct("DRP")).hasSize(6 * 12);
        assertThat(distinct("DRZ1")).hasSize(6 * 12);
        assertThat(fixture.ingest.measurements())
                .contains(
                        measured("DRP", 0.3, "mm", FIRST.plus(Duration.ofHours(3))),
                        measured("DRZ1", 10.03, "m", FIRST.plus(Duration.ofHours(3))));
    }

    @Test
    void answersALongGapInPackets() {
        fixture = new CentreFixture("");
        List<SimulatedReport> reports =
                IntStream.range(0, 20).mapToObj(SimulatedStationTest::hour).toList();
        SimulatedStationSettings packets = settings().paced(Duration.ZERO, Duration.ofSeconds(5), 100);
        String pattern = "." + "L".repeat(18) + ".";
        StationFaults losing = new StationFaults(0.9, 0, 0, 0, Duration.ZERO);
        try (SimulatedStation station = start(packets.failing(losing, seedThatLoses(pattern, 0.9)), reports)) {
            CentreFixture.await(() -> fixture.counted(Sl651Counter.GAP_ANSWERS) == 2);
            assertThat(station.statistics().lost()).isEqualTo(18);
        }
        assertThat(distinct("DRZ1")).hasSize(20 * 12);
    }

    @Test
    void isNotAskedForHoursThatLieTooFarBack() {
        fixture = new CentreFixture("longestGap: 2h\n");
        try (SimulatedStation station = start(settings(), List.of(hour(0), hour(10)))) {
            CentreFixture.await(() -> fixture.counted(Sl651Counter.GAP_ANSWERS) == 2);
            assertThat(station.statistics().confirmed()).isEqualTo(2);
        }
        assertThat(fixture.counted(Sl651Counter.HOURS_MISSED)).isEqualTo(9);
        assertThat(fixture.counted(Sl651Counter.HOURS_TOO_OLD)).isEqualTo(7);
    }

    @Test
    void isNotAskedIfTheSettingsSaySo() {
        fixture = new CentreFixture("askForGaps: false\n");
        try (SimulatedStation station = start(settings(), List.of(hour(0), hour(10)))) {
            CentreFixture.await(() -> station.statistics().confirmed() == 2);
        }
        assertThat(fixture.counted(Sl651Counter.GAP_QUERIES)).isZero();
    }

    @Test
    void answersWhenItIsAskedForItsLatestValues() {
        fixture = new CentreFixture("");
        assertThat(fixture.centre.askForLatest(STATION)).isFalse();
        try (SimulatedStation station = start(settings(), List.of(timed(0)))) {
            CentreFixture.await(() -> station.statistics().confirmed() == 1);
            assertThat(fixture.centre.askForLatest(STATION)).isTrue();
            CentreFixture.await(() -> fixture.ingest.messages.size() == 2);
        }
        CentreFixture.await(() -> !fixture.centre.askForLatest(STATION));
    }

    /** Whatever the line does, each report is stored with the right values in the end. */
    @Test
    void getsEveryReportThroughABadLine() {
        fixture = new CentreFixture("framesPerMinute: 60000\n");
        List<SimulatedReport> reports =
                IntStream.range(0, 60).mapToObj(SimulatedStationTest::timed).toList();
        StationFaults bad = new StationFaults(0, 0.2, 0.3, 0, Duration.ZERO);
        SimulatedStationSettings impatient = settings().paced(Duration.ZERO, Duration.ofMillis(300), 1000);
        try (SimulatedStation station = start(impatient.failing(bad, 7), reports)) {
            CentreFixture.await(() -> station.statistics().ended());
            assertThat(station.statistics().confirmed() + station.statistics().unconfirmed())
                    .isEqualTo(60);
            assertThat(station.statistics().corrupted()).isPositive();
            assertThat(station.statistics().malformed()).isPositive();
            assertThat(station.statistics().confirmed()).isGreaterThan(50);
            assertThat(distinct("Z").size())
                    .isGreaterThanOrEqualTo((int) station.statistics().confirmed());
        }
        assertThat(fixture.centre.status().refused()).isPositive();
        fixture.ingest.measurements().stream()
                .filter(measurement -> measurement.code().equals("Z"))
                .forEach(measurement -> {
                    long hours =
                            Duration.between(FIRST, measurement.measuredAt()).toHours();
                    assertThat(measurement.value())
                            .isEqualTo(timed((int) hours).numbers().get("Z"));
                });
    }

    @Test
    void freezesAndShowsAWrongTime() {
        fixture = new CentreFixture("");
        StationFaults faults = new StationFaults(0, 0, 0, 2, Duration.ofMinutes(-20));
        List<SimulatedReport> reports =
                IntStream.range(0, 4).mapToObj(SimulatedStationTest::timed).toList();
        try (SimulatedStation station = start(settings().failing(faults, 1), reports)) {
            CentreFixture.await(() -> station.statistics().confirmed() == 4);
        }
        assertThat(fixture.ingest.measurements())
                .filteredOn(measurement -> measurement.code().equals("Z"))
                .extracting(Measurement::value)
                .containsExactly(40.0, 40.1, 40.1, 40.1);
        assertThat(fixture.ingest.measurements().get(0).measuredAt()).isEqualTo(FIRST.minus(Duration.ofMinutes(20)));
        assertThat(fixture.counted(Sl651Counter.WRONG_CLOCKS)).isEqualTo(4);
    }

    @Test
    void connectsAgainWhenTheCentreWasAway() {
        fixture = new CentreFixture("");
        List<SimulatedReport> reports =
                IntStream.range(0, 2).mapToObj(SimulatedStationTest::timed).toList();
        int port = fixture.port;
        fixture.centre.close();
        try (SimulatedStation station = start(settings(), reports);
                var back = fixture.centres.open("back", CentreFixture.settings(port, ""), fixture.ingest)) {
            CentreFixture.await(() -> station.statistics().confirmed() == 2);
            assertThat(back.status().stations()).isEqualTo(1);
        }
    }

    private Set<Instant> distinct(String code) {
        return fixture.ingest.measurements().stream()
                .filter(measurement -> measurement.code().equals(code))
                .map(Measurement::measuredAt)
                .collect(Collectors.toSet());
    }

    /** A seed whose chance keeps back the reports that the pattern marks. */
    private static long seedThatLoses(String pattern, double share) {
        long seed = 0;
        while (!lost(new Random(seed), pattern.length(), share).equals(pattern)) {
            seed++;
        }
        return seed;
    }

    private static String lost(Random chance, int reports, double share) {
        return IntStream.range(0, reports)
                .mapToObj(report -> chance.nextDouble() < share ? "L" : ".")
                .collect(Collectors.joining());
    }

    private static Measurement measured(String code, double value, String unit, Instant at) {
        return new Measurement(code, value, unit, at, Quality.GOOD);
    }

    private static SimulatedReport timed(int hour) {
        Instant at = FIRST.plus(Duration.ofHours(hour));
        return new SimulatedReport(
                FunctionCode.TIMED, at, Map.of("Z", (400 + hour) / 10.0, "VT", 12.5, "PT", hour + 0.5), Map.of());
    }

    private static SimulatedReport hour(int hour) {
        List<Double> rain = new ArrayList<>();
        List<Double> level = new ArrayList<>();
        for (int position = 0; position < 12; position++) {
            rain.add(hour / 10.0);
            level.add((1000 + hour) / 100.0);
        }
        Map<String, List<Double>> hours = Map.of("DRP", rain, "DRZ1", level);
        return new SimulatedReport(FunctionCode.HOURLY, FIRST.plus(Duration.ofHours(hour)), Map.of("VT", 12.5), hours);
    }
}
