package io.qilian.bundles.sensors.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sensors.api.SensorFeedSettings;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.feed.Location;
import io.qilian.kernel.api.feed.Quality;
import io.qilian.kernel.api.feed.Reading;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.settings.api.SettingsFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a feed's file makes of what stations send. */
class MessageMappingTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    private static final String AIR =
            """
            protocol: scripted
            quantities:
              PM25: {quantity: pm2.5, unit: ug/m3, from: mg/m3, minimum: 0, maximum: 1000}
              T: {quantity: temperature, unit: K, scale: 0.1, offset: -40}
              W: {quantity: level, unit: m}
            stations:
              A1: {name: park, latitude: 30.1, longitude: 120.2}
              A2: {}
            ahead: 10m
            age: 1d
            """;

    private static Mapped map(String file, StationMessage message) {
        SensorFeedSettings settings = SettingsFile.of("air.yaml", file).as(SensorFeedSettings.class);
        return new MessageMapping("air", settings).map(message, "trace");
    }

    private static StationMessage message(String station, Measurement... measurements) {
        return new StationMessage("air", station, NOON, "original", List.of(measurements), Optional.empty());
    }

    private static Measurement measurement(String code, double value, String unit) {
        return new Measurement(code, value, unit, NOON, Quality.GOOD);
    }

    private static Reading only(Mapped mapped) {
        assertThat(mapped.refusals()).isEmpty();
        assertThat(mapped.readings()).hasSize(1);
        return mapped.readings().get(0);
    }

    private static Problem refusal(Mapped mapped) {
        assertThat(mapped.readings()).isEmpty();
        assertThat(mapped.refusals()).hasSize(1);
        return mapped.refusals().get(0).reason();
    }

    @Test
    void makesAReadingWithAllThatIsKnown() {
        Reading reading = only(
                map(AIR, message("A1", new Measurement("PM25", 0.0355, "", NOON.minusSeconds(60), Quality.UNCERTAIN))));
        assertThat(reading)
                .isEqualTo(new Reading(
                        "air",
                        "park",
                        "pm2.5",
                        35.5,
                        "ug/m3",
                        NOON.minusSeconds(60),
                        NOON,
                        Quality.UNCERTAIN,
                        Optional.of(new Location(30.1, 120.2)),
                        "trace"));
    }

    @Test
    void whatTheStationSaysOfItsPlaceCountsBeforeTheFile() {
        StationMessage moving = new StationMessage(
                "air", "A1", NOON, "", List.of(measurement("W", 1, "")), Optional.of(new Location(31, 121)));
        assertThat(only(map(AIR, moving)).location()).contains(new Location(31, 121));
    }

    @Test
    void aStationWithoutANameKeepsTheProtocols() {
        assertThat(only(map(AIR, message("A2", measurement("W", 1, "")))).station())
                .isEqualTo("A2");
        assertThat(only(map(AIR, message("unlisted", measurement("W", 1, "")))).station())
                .isEqualTo("unlisted");
    }

    @Test
    void scalesBeforeItConverts() {
        // 650 tenths, less 40, are 25 degrees.
        assertThat(only(map(AIR, message("A1", measurement("T", 650, "Cel")))).value())
                .isEqualTo(298.15);
    }

    @ParameterizedTest
    @CsvSource({"'', 3.5, 3.5", "m, 3.5, 3.5", "cm, 350, 3.5", "mm, 3500, 3.5"})
    void theStationsUnitCountsWhereTheFileNamesNone(String unit, double sent, double expected) {
        assertThat(only(map(AIR, message("A1", measurement("W", sent, unit)))).value())
                .isEqualTo(expected);
    }

    @Test
    void theFilesUnitCountsBeforeTheStations() {
        assertThat(only(map(AIR, message("A1", measurement("PM25", 0.5, "kg/m3"))))
                        .value())
                .isEqualTo(500);
    }

    @Test
    void refusesAUnitThatCannotBeConverted() {
        Problem reason = refusal(map(AIR, message("A1", measurement("W", 1, "kg"))));
        assertThat(reason.code()).isEqualTo("sensor.unit");
        assertThat(reason.where()).isEqualTo("feed air, station A1, W");
    }

    @Test
    void refusesAFileWhoseUnitsCannotBeConverted() {
        assertThatThrownBy(() -> map(AIR.replace("mg/m3", "m"), message("A1")))
                .hasMessageContaining("etc/sensors/air.yaml quantities.PM25");
    }

    @ParameterizedTest
    @CsvSource({"-0.001, false", "0, true", "1, true", "1.001, false"})
    void boundsAreIncludedAndAreForTheConvertedValue(double sent, boolean taken) {
        Mapped mapped = map(AIR, message("A1", measurement("PM25", sent, "")));
        assertThat(mapped.readings()).hasSize(taken ? 1 : 0);
        if (!taken) {
            assertThat(refusal(mapped).code()).isEqualTo("sensor.range");
            assertThat(refusal(mapped).expected()).isEqualTo("pm2.5 from 0.0 to 1000.0 ug/m3");
        }
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-Infinity"})
    void refusesWhatIsNoNumber(double sent) {
        assertThat(refusal(map(AIR, message("A1", measurement("W", sent, "")))).code())
                .isEqualTo("sensor.value-not-finite");
    }

    @Test
    void refusesANumberThatIsNoneOnceItIsConverted() {
        assertThat(refusal(map(AIR, message("A1", measurement("W", Double.MAX_VALUE, "km"))))
                        .code())
                .isEqualTo("sensor.range");
    }

    @ParameterizedTest
    @CsvSource({"600, ''", "601, sensor.time-ahead", "-86400, ''", "-86401, sensor.time-old"})
    void boundsHowFarAStationsClockMayBeOff(long seconds, String code) {
        Mapped mapped = map(AIR, message("A1", new Measurement("W", 1, "", NOON.plusSeconds(seconds), Quality.GOOD)));
        if (code.isEmpty()) {
            only(mapped);
        } else {
            assertThat(refusal(mapped).code()).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "+1000000000-12-31T23:59:59.999999999Z, sensor.time-ahead",
        "-1000000000-01-01T00:00:00Z, sensor.time-old"
    })
    void refusesTimesThatNoCalendarHas(Instant at, String code) {
        assertThat(refusal(map(AIR, message("A1", new Measurement("W", 1, "", at, Quality.GOOD))))
                        .code())
                .isEqualTo(code);
    }

    @Test
    void countsCodesThatTheFileLeavesOut() {
        Mapped mapped =
                map(AIR, message("A1", measurement("X", 1, ""), measurement("W", 1, ""), measurement("X", 2, "")));
        assertThat(mapped.ignored()).isEqualTo(2);
        assertThat(mapped.unmapped()).containsExactly("X");
        assertThat(mapped.readings()).hasSize(1);
        assertThat(mapped.refusals()).isEmpty();
    }

    @Test
    void refusesThemIfTheFileSaysSo() {
        Problem reason = refusal(map(AIR + "unmapped: refuse\n", message("A1", measurement("X", 1, ""))));
        assertThat(reason.code()).isEqualTo("sensor.code-unmapped");
        assertThat(reason.expected()).isEqualTo("one of PM25, T, W");
    }

    @Test
    void refusesStationsThatAreNotListedIfTheFileSaysSo() {
        String listedOnly = AIR + "listedStationsOnly: true\n";
        assertThat(refusal(map(listedOnly, message("A3", measurement("W", 1, ""))))
                        .code())
                .isEqualTo("sensor.station-unknown");
        only(map(listedOnly, message("A2", measurement("W", 1, ""))));
    }

    @Test
    void refusesANameThatCannotBeKept() {
        Problem reason = refusal(map(AIR, message("A\u0000", measurement("W", 1, ""))));
        assertThat(reason.code()).isEqualTo("sensor.station-name");
        assertThat(reason.actual()).isEqualTo("A\uFFFD");
    }

    @Test
    void whatIsRefusedKeepsNothingElseFromBeingTaken() {
        Mapped mapped =
                map(AIR, message("A1", measurement("PM25", 7, ""), measurement("W", 1, ""), measurement("W", 2, "kg")));
        assertThat(mapped.readings()).extracting(Reading::value).containsExactly(1.0);
        assertThat(mapped.sources()).containsExactly(measurement("W", 1, ""));
        assertThat(mapped.refusals()).hasSize(2);
    }

    @Test
    void noFeedTakesWhatIsOlderThanThePlatformKeeps() {
        SensorFeedSettings settings =
                SettingsFile.of("air.yaml", AIR).as(SensorFeedSettings.class).agedAtMost(Duration.ofHours(1));
        Measurement old = new Measurement("W", 1, "", NOON.minusSeconds(3_601), Quality.GOOD);
        assertThat(refusal(new MessageMapping("air", settings).map(message("A1", old), ""))
                        .code())
                .isEqualTo("sensor.time-old");
    }
}
