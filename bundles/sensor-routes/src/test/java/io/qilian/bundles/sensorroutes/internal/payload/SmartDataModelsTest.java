package io.qilian.bundles.sensorroutes.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.testkit.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the Smart Data Models, as their authors published them. */
class SmartDataModelsTest {

    private static final String FOLDER = "sensors/smart-data-models";
    private static final String NGSI = "{format: ngsi-ld, station: {at: id}}";

    /** Examples with times that are none, such as {@code 2020-03-17TT08:45:00Z}. */
    private static final Map<String, Integer> WRONG_TIMES = Map.of(
            "Environment/PhreaticObserved/examples/example-geojsonfeature.json", 3,
            "Environment/PhreaticObserved/examples/example-normalized.jsonld", 3);

    private static Payloads read(Path file) throws IOException {
        return Payloads.read(Payloads.format(NGSI), Files.readAllBytes(file));
    }

    @Test
    void readsEveryExample() throws IOException {
        Path folder = RealData.require(FOLDER);
        Map<String, Integer> refused = new TreeMap<>();
        int measurements = 0;
        List<Path> files = examples(folder);
        for (Path file : files) {
            Payloads read = read(file);
            String name = folder.relativize(file).toString();
            assertThat(read.messages).as(name).hasSize(1);
            assertThat(read.reasons).as(name).extracting(Problem::code).allMatch("payload.time"::equals);
            if (!read.reasons.isEmpty()) {
                refused.put(name, read.reasons.size());
            }
            measurements += read.messages.get(0).measurements().size();
        }
        assertThat(files).hasSize(231);
        assertThat(refused).isEqualTo(WRONG_TIMES);
        assertThat(measurements).isGreaterThan(1_500);
    }

    private static List<Path> examples(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*/examples/.*\\.json(ld)?"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Environment/AirQualityObserved/examples/example-normalized.jsonld, co, 500, mg/m3, 2016-03-15T11:00:00Z",
        "Environment/AirQualityObserved/examples/example-normalized.json, so2, 11, ug/m3, 2016-03-15T11:00:00Z",
        "Environment/AirQualityObserved/examples/example.json, temperature, 12.2, '', 2016-03-15T11:00:00Z",
        "Environment/AirQualityObserved/examples/example-geojsonfeature.json, NOx, 139, ug/m3, 2016-03-15T11:00:00Z",
        "Environment/NoiseLevelObserved/examples/example-normalized.jsonld, LAeq, 67.8, '', 2016-12-28T11:00:00Z",
        "Environment/NoiseLevelObserved/examples/example.json, LAS, 91.6, '', 2016-12-28T11:00:00Z",
        "Environment/WaterObserved/examples/example-normalized.jsonld, height, 3.52, '', 2020-03-17T08:45:00.209Z",
        "WaterQuality/WaterQualityObserved/examples/example-normalized.jsonld, pH, 7.4, '', 2017-01-31T06:45:00Z",
        "WaterQuality/WaterQualityObserved/examples/example.json, P-TOT, 0.6, '', 2017-01-31T06:45:00Z",
        "Transportation/TrafficFlowObserved/examples/example-normalized.json, intensity, 197, '', 2016-12-07T11:10:00Z",
        "Transportation/TrafficFlowObserved/examples/example.jsonld, averageVehicleSpeed, 52.6, '', 2016-12-07T11:10:00Z",
        "Transportation/ItemFlowObserved/examples/example-normalized.jsonld, averageHeadwayTime, 156, s, ''",
        "Parking/OffStreetParking/examples/example-normalized.jsonld, availableSpotNumber, 132, '', 2018-09-21T12:00:00Z",
        "Parking/OnStreetParking/examples/example.json, availableSpotNumber, 3, '', ''",
        "Parking/ParkingSpot/examples/example-normalized.jsonld, status, 0, '', 2018-09-21T12:00:00Z",
        "Parking/ParkingSpot/examples/example-geojsonfeature.json, status, 0, '', 2018-09-21T12:00:00Z"
    })
    void readsWhatTheExampleSays(String file, String code, double value, String unit, String at) throws IOException {
        StationMessage message =
                read(RealData.require(FOLDER).resolve(file)).messages.get(0);
        assertThat(message.measurements())
                .filteredOn(measurement -> measurement.code().equals(code))
                .singleElement()
                .satisfies(measurement -> {
                    assertThat(measurement.value()).isEqualTo(value);
                    assertThat(measurement.unit()).isEqualTo(unit);
                    if (!at.isEmpty()) {
                        assertThat(measurement.measuredAt()).isEqualTo(Instant.parse(at));
                    }
                });
        assertThat(message.location()).as("location").isPresent();
        assertThat(message.measurements()).extracting(Measurement::code).doesNotHaveDuplicates();
    }
}
