package io.qilian.bundles.sensorroutes.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.testkit.RealData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Four years of hours of an air station, from beginning to end. */
class RealTablesTest {

    private static final class Sum implements RecordSink {
        int rows;
        int rejected;
        int values;
        double pm25;
        Instant last = Instant.MIN;

        @Override
        public void accept(StationMessage message) {
            rows++;
            values += message.measurements().size();
            for (Measurement measurement : message.measurements()) {
                pm25 += measurement.code().equals("pm25") ? measurement.value() : 0;
                last = measurement.measuredAt();
            }
        }

        @Override
        public void reject(String original, Problem reason) {
            rejected++;
        }
    }

    @Test
    void readsAllHoursOfBeijingsStations() throws IOException {
        Path file = RealData.require("sensors/beijing-multisite/PRSA_Data_Dongsi_20130301-20170228.csv");
        PayloadFormat format = Payloads.format(
                """
                format: csv
                station: {at: station}
                time: {at: [year, month, day, hour], form: pattern, pattern: y M d H, zone: Asia/Shanghai}
                values: {PM2.5: pm25, TEMP: temperature}
                """);
        Sum sum = new Sum();
        try (InputStream in = Files.newInputStream(file)) {
            format.read(new Delivery("air", file.getFileName().toString(), Payloads.NOW), in, sum);
        }
        assertThat(sum.rejected).isZero();
        assertThat(sum.rows).isEqualTo(35_064);
        assertThat(sum.last).isEqualTo("2017-02-28T15:00:00Z");
        // Counted in the file by awk: 34,314 hours with PM2.5, and 35,044 with a temperature.
        assertThat(sum.values).isEqualTo(34_314 + 35_044);
        assertThat(sum.pm25).isBetween(2_957_665.0, 2_957_675.0);
    }
}
