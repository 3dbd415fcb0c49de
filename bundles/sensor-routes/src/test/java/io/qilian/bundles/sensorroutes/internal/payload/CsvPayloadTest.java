package io.qilian.bundles.sensorroutes.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.feed.Location;
import io.qilian.kernel.api.feed.Quality;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CsvPayloadTest {

    private static final String WIDE =
            """
            format: csv
            station: {at: site}
            time: {at: [date, hour], form: pattern, pattern: yyyy-MM-dd H, zone: Asia/Shanghai}
            values: {PM2.5: pm25, T: temperature}
            missing: ['', NA, '-999']
            """;

    @Test
    void readsColumnsByName() {
        List<StationMessage> messages = Payloads.decode(
                WIDE,
                """
                site,date,hour,PM2.5,T,remark
                park,2026-03-01,8,35.5,-3,"calm, dry"
                park,2026-03-01,9,NA,-999.0,
                river,2026-03-01,9,broken,1e1,"a ""word\"""
                """);
        assertThat(messages).extracting(StationMessage::station).containsExactly("park", "park", "river");
        assertThat(Payloads.values(messages.get(0))).isEqualTo(Map.of("pm25", 35.5, "temperature", -3.0));
        assertThat(messages.get(0).measurements().get(0).measuredAt()).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(messages.get(1).measurements()).isEmpty();
        assertThat(Payloads.values(messages.get(2))).isEqualTo(Map.of("pm25", Double.NaN, "temperature", 10.0));
        assertThat(messages.get(0).original()).isEqualTo("park,2026-03-01,8,35.5,-3,calm, dry");
    }

    @Test
    void readsColumnsByNumber() {
        String yaml =
                """
                format: csv
                station: {fixed: weir}
                time: {at: ['1'], form: epoch-seconds}
                values: {'3': level}
                location: {latitude: '4', longitude: '5'}
                csv: {header: false, separator: ';', decimal: ',', comment: '#'}
                """;
        List<StationMessage> messages = Payloads.decode(yaml, "#made by hand\n1772323200;x;1,25;30,1;120,2\n");
        assertThat(messages).singleElement().satisfies(message -> {
            assertThat(Payloads.values(message)).isEqualTo(Map.of("level", 1.25));
            assertThat(message.location()).isEqualTo(Optional.of(new Location(30.1, 120.2)));
        });
        assertThat(Payloads.values(
                        Payloads.decode(yaml, "1772323200;x;1.250,5;0;0").get(0)))
                .isEqualTo(Map.of("level", Double.NaN));
    }

    @Test
    void readsLongForm() {
        String yaml =
                """
                format: csv
                station: {at: site}
                time: {at: [time]}
                items: {code: item, value: value, unit: unit}
                quality: {at: flag, flags: {ok: good, bad: bad}}
                """;
        List<StationMessage> messages = Payloads.decode(
                yaml,
                """
                site,time,item,value,unit,flag
                a,2026-03-01T08:00:00Z,PM2.5,12,ug/m3,ok
                a,2026-03-01T08:00:00Z,CO,0.4,mg/m3,odd
                """);
        assertThat(messages)
                .flatExtracting(StationMessage::measurements)
                .extracting(Measurement::code, Measurement::value, Measurement::unit, Measurement::quality)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("PM2.5", 12.0, "ug/m3", Quality.GOOD),
                        org.assertj.core.groups.Tuple.tuple("CO", 0.4, "mg/m3", Quality.UNCERTAIN));
    }

    @Test
    void readsGbkWithALineBeforeTheHeader() {
        String yaml = "{format: csv, station: {at: 站点}, values: {水位: Z}, csv: {charset: GBK, skipLines: 1}}";
        byte[] payload = "水情表\n站点,水位\n祁连,3.5\n".getBytes(Charset.forName("GBK"));
        List<StationMessage> messages = Payloads.format(yaml).decode("air", payload, "a", Payloads.NOW);
        assertThat(messages).singleElement().satisfies(message -> {
            assertThat(message.station()).isEqualTo("祁连");
            assertThat(Payloads.values(message)).isEqualTo(Map.of("Z", 3.5));
        });
    }

    @Test
    void passesOverAByteOrderMark() {
        String yaml = "{format: csv, values: {a: a}}";
        assertThat(Payloads.decode(yaml, "\uFEFFa\n1\n")).hasSize(1);
        assertThat(Payloads.decode(yaml, "\uFEFFa")).isEmpty();
    }

    @Test
    void refusesLinesOfAnotherWidthAndReadsTheOthers() {
        Payloads read = Payloads.read("{format: csv, values: {a: a, b: b}}", "a,b\n1,2\n3\n4,5,6\n7,8\n");
        assertThat(read.messages).hasSize(2);
        assertThat(read.reasons).extracting(Problem::code).containsOnly("payload.columns");
        assertThat(read.rejected).containsExactly("3", "4,5,6");
    }

    @Test
    void refusesLinesWithoutATime() {
        Payloads read = Payloads.read(WIDE, "site,date,hour,PM2.5,T\np,2026-13-01,1,1,1\np,2026-03-01,1,1,1\n");
        assertThat(read.messages).hasSize(1);
        assertThat(read.reasons).extracting(Problem::code).containsExactly("payload.time");
    }

    @Test
    void refusesPayloadsWithoutTheColumns() {
        assertRefused(WIDE, "site,date,PM2.5,T\n", "payload.column");
        assertRefused(WIDE, "site,site,date,hour,PM2.5,T\n", "payload.column");
        assertRefused(WIDE, "", "payload.syntax");
        assertRefused("{format: csv, values: {'3': a}, csv: {header: false}}", "1,2\n", "payload.column");
    }

    @Test
    void refusesTextThatIsNoCsv() {
        String yaml = "{format: csv, values: {a: a}}";
        assertRefused(yaml, "a\n\"1\"x\n", "payload.syntax");
        assertRefused(yaml, "a\n\"1\n", "payload.syntax");
        assertRefused(yaml, "a\n\"" + "1\n".repeat(200_000), "payload.record-too-long");
        assertRefused(yaml, "a".repeat(300_000), "payload.record-too-long");
        assertRefused(yaml, "a\n" + "1\n".repeat(10_001), "payload.too-many-records");
        assertThatThrownBy(() -> Payloads.format(yaml).decode("air", new byte[] {'a', '\n', -1, -2}, "a", Payloads.NOW))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("payload.charset"));
    }

    private static void assertRefused(String yaml, String payload, String code) {
        assertThatThrownBy(() -> Payloads.decode(yaml, payload))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).as(e.getMessage()).isEqualTo(code));
    }
}
