package io.qilian.bundles.hj212.internal.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.hj212.api.DataFlag;
import io.qilian.bundles.hj212.api.DataSegment;
import io.qilian.bundles.hj212.api.StationTime;
import io.qilian.bundles.hj212.api.Upload;
import io.qilian.bundles.hj212.internal.station.UploadReader.Content;
import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.kernel.api.feed.Quality;
import io.qilian.kernel.api.problem.ProblemException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadReaderTest {

    private static final Instant EIGHT = Instant.parse("2026-12-01T00:00:00Z");

    private final UploadReader reader = new UploadReader(new StationTime(ZoneId.of("Asia/Shanghai")));

    private Content read(Upload upload, String systemCode, String parameters) {
        return reader.read(
                upload,
                DataSegment.of("1", systemCode, upload.commandCode(), "QL1").withParameters(parameters));
    }

    private Content read(String parameters) {
        return read(Upload.REAL, "22", parameters);
    }

    private static Measurement measured(String code, double value, Quality quality) {
        return new Measurement(code, value, "", EIGHT, quality);
    }

    @Test
    void makesAMeasurementOfEachNumberWithTheFlagOfItsFactor() {
        assertThat(read("DataTime=20261201080000;a34004-Rtd=35.2,a34004-Flag=N;a21026-Rtd=-1.5e1,a21026-ZsRtd=.5,"
                                + "a21026-Flag=D")
                        .measurements())
                .containsExactly(
                        measured("real.a34004-Rtd", 35.2, Quality.GOOD),
                        measured("real.a21026-Rtd", -15, Quality.BAD),
                        measured("real.a21026-ZsRtd", 0.5, Quality.BAD));
    }

    @ParameterizedTest
    @CsvSource({
        "MINUTE, 22, minute.a34004-Avg",
        "HOUR, 22, hour.a34004-Avg",
        "DAY, 32, day.a34004-Avg",
        "STATE, 31, state.a34004-Avg",
        "RUNNING, 31, running.a34004-Avg",
        "MINUTE, 23, noise-minute.a34004-Avg",
        "REAL, 23, noise-real.a34004-Avg"
    })
    void namesThePeriodByTheCommandAndNoiseByTheSystem(Upload upload, String systemCode, String code) {
        assertThat(read(upload, systemCode, "DataTime=20261201080000;a34004-Avg=1")
                        .measurements())
                .containsExactly(measured(code, 1, Quality.GOOD));
    }

    @ParameterizedTest
    @CsvSource({
        "N, GOOD",
        "n, GOOD",
        "S, UNCERTAIN",
        "M, UNCERTAIN",
        "C, UNCERTAIN",
        "T, UNCERTAIN",
        "F, BAD",
        "D, BAD",
        "B, BAD",
        "?, UNCERTAIN"
    })
    void trustsValuesAsTheTableOfFlagsSays(String flag, Quality quality) {
        assertThat(DataFlag.qualityOf(flag)).isEqualTo(quality);
        assertThat(read("DataTime=20261201080000;w01018-Rtd=1,w01018-Flag=" + flag)
                        .measurements())
                .containsExactly(measured("real.w01018-Rtd", 1, quality));
    }

    @Test
    void takesTheTimeOfTheSampleWhereItIsSaid() {
        Content content = read("DataTime=20261201080000;w01018-Avg=25,w01018-SampleTime=20261201073000;w01019-Avg=1");
        assertThat(content.measurements())
                .extracting(Measurement::measuredAt)
                .containsExactly(EIGHT.minusSeconds(1800), EIGHT);
        assertThat(content.times()).containsExactly(EIGHT);
    }

    @Test
    void readsSeveralTimesOfOneMessage() {
        Content content = read("DataTime=20261201080000;a-Avg=1;DataTime=20261201080100;a-Avg=2,a-Flag=M");
        assertThat(content.times()).containsExactly(EIGHT, EIGHT.plusSeconds(60));
        assertThat(content.measurements())
                .containsExactly(
                        measured("real.a-Avg", 1, Quality.GOOD),
                        new Measurement("real.a-Avg", 2, "", EIGHT.plusSeconds(60), Quality.UNCERTAIN));
    }

    @Test
    void namesTheInstrumentOfInformationAndLeavesTextsOut() {
        Content content = read(
                Upload.INFORMATION, "32", "DataTime=20261201080000;PolId=w01018,i11001-Info=//清洗管路//;i13005-Info=168");
        assertThat(content.measurements()).containsExactly(measured("info.w01018.i13005-Info", 168, Quality.GOOD));
        assertThat(content.unreadable()).isEmpty();
    }

    @Test
    void tellsWhenTheStationWasSwitchedOn() {
        assertThat(read(Upload.START, "32", "DataTime=20261201080000;RestartTime=20261201075900")
                        .measurements())
                .containsExactly(measured("start.RestartTime", (double) (EIGHT.getEpochSecond() - 60), Quality.GOOD));
    }

    @Test
    void handsAValueThatIsMissingInAsNotANumber() {
        assertThat(read("DataTime=20261201080000;a-Rtd=,a-Flag=B").measurements())
                .containsExactly(measured("real.a-Rtd", Double.NaN, Quality.BAD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-Rtd=x", "a-Rtd=1d", "a-Rtd=0x1", "rubbish", "a b-Rtd=1", "a-SampleTime=99999999999999"})
    void namesItemsThatCannotBeRead(String item) {
        Content content = read("DataTime=20261201080000;b-Rtd=1;" + item);
        assertThat(content.measurements()).containsExactly(measured("real.b-Rtd", 1, Quality.GOOD));
        assertThat(content.unreadable()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"'a-Rtd=1', none", "DataTime=2026;a-Rtd=1, 2026", "DataTime=20261301080000, 20261301080000"})
    void refusesAnUploadThatDoesNotSayWhen(String parameters, String actual) {
        assertThatThrownBy(() -> read(parameters))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("An upload does not say when")
                .hasMessageContaining("actual: " + actual);
    }
}
