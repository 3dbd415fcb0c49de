package io.qilian.bundles.sl651.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of stations, against texts written by hand. */
class ReportReaderTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant RECEIVED = Instant.parse("2026-11-23T02:00:00Z");
    private static final String BEGUN = "0008261123080003F1F1004123001548F0F02611230800";

    private final ReportReader reader = new ReportReader(SHANGHAI);

    @Test
    void readsATimedReport() {
        StationReport report = golden(GoldenFrames.TIMED);
        assertThat(report.serial()).isEqualTo(8);
        assertThat(report.sentAt()).isEqualTo("2026-11-23T00:00:03Z");
        assertThat(report.stations()).singleElement().satisfies(station -> assertThat(station.station())
                .isEqualTo("0041230015"));
        assertThat(texts(report))
                .containsExactly(
                        "PJ 12.5 mm 2026-11-23T00:00:00Z",
                        "PT 1234.5 mm 2026-11-23T00:00:00Z",
                        "Z 412.345 m 2026-11-23T00:00:00Z",
                        "Q 123.456 m3/s 2026-11-23T00:00:00Z",
                        "VT 12.87 V 2026-11-23T00:00:00Z");
    }

    @Test
    void givesEachValueOfAnHourItsTimeAndCountsMissingOnes() {
        StationReport report = golden(GoldenFrames.HOURLY);
        assertThat(texts(report))
                .startsWith(
                        "DRP 0.0 mm 2026-11-23T00:05:00Z",
                        "DRP 0.1 mm 2026-11-23T00:10:00Z",
                        "DRP 0.2 mm 2026-11-23T00:15:00Z",
                        "DRP 0.3 mm 2026-11-23T00:20:00Z")
                .contains("DRP 1.0 mm 2026-11-23T01:00:00Z", "PT 1236.1 mm 2026-11-23T00:05:00Z")
                .contains("DRZ1 12.34 m 2026-11-23T00:05:00Z", "DRZ1 12.44 m 2026-11-23T00:55:00Z")
                .hasSize(11 + 1 + 11 + 1);
        assertThat(report.missing()).isEqualTo(2);
        assertThat(report.hourElements()).containsExactlyInAnyOrder(0xF4, 0xF5);
    }

    @Test
    void readsNegativeValuesAndTheStateBitByBit() {
        assertThat(texts(golden(GoldenFrames.ALARM)))
                .contains(
                        "Z -1.23 m 2026-11-23T00:12:00Z",
                        "ZT 132.0  2026-11-23T00:12:00Z",
                        "ZT.2 1.0  2026-11-23T00:12:00Z",
                        "ZT.7 1.0  2026-11-23T00:12:00Z",
                        "ZT.0 0.0  2026-11-23T00:12:00Z",
                        "VT 12.5 V 2026-11-23T00:12:00Z");
    }

    @Test
    void readsASeriesOfPackets() {
        byte[] first = GoldenFrames.frames(GoldenFrames.PACKET_1).get(0).body();
        byte[] second = GoldenFrames.frames(GoldenFrames.PACKET_2).get(0).body();
        byte[] text = new byte[first.length + second.length];
        System.arraycopy(first, 0, text, 0, first.length);
        System.arraycopy(second, 0, text, first.length, second.length);
        StationReport report = reader.read(header(0x31), text, RECEIVED);
        assertThat(texts(report))
                .containsExactly(
                        "Z 41.0 m 2026-11-23T01:00:00Z",
                        "Z 41.05 m 2026-11-23T01:05:00Z",
                        "Z 41.1 m 2026-11-23T01:15:00Z");
        assertThat(report.missing()).isEqualTo(1);
    }

    @Test
    void readsHoursOfASeriesOneAfterTheOther() {
        StationReport report = read(0x38, "0418000000F460" + "01".repeat(12) + "02".repeat(11) + "FF");
        assertThat(texts(report))
                .hasSize(23)
                .contains("DRP 0.1 mm 2026-11-23T00:00:00Z", "DRP 0.2 mm 2026-11-23T01:00:00Z")
                .last()
                .isEqualTo("DRP 0.2 mm 2026-11-23T01:50:00Z");
    }

    @Test
    void skipsWhatIsNotInTheTableByItsLengthAndCountsIt() {
        StationReport report = read(0x32, "7610ABCD" + "FF0110BEEF" + "38121287");
        assertThat(texts(report)).containsExactly("VT 12.87 V 2026-11-23T00:00:00Z");
        assertThat(report.unknown()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"3812FFFF", "3812AAAA", "1A19FFFFFF", "2619AAAAAA", "0510FFFF"})
    void countsValuesThatAreMarkedAsMissing(String element) {
        StationReport report = read(0x32, element);
        assertThat(report.missing()).isEqualTo(1);
        assertThat(texts(report)).isEmpty();
    }

    @Test
    void tellsAnElementThatMakesNoSenseAndKeepsTheOthers() {
        StationReport report = read(0x32, "38121B87" + "F448000102030405060708" + "3923" + "00012345");
        assertThat(texts(report)).containsExactly("Z 12.345 m 2026-11-23T00:00:00Z");
        assertThat(report.unreadable())
                .extracting(Problem::code)
                .containsExactly("sl651.report.digits", "sl651.report.length");
        assertThat(report.unreadable().get(0).message()).contains("element 38 (VT)", "1B87", "FF before them");
        assertThat(report.unreadable().get(1).message()).contains("element f4 (DRP)", "12 bytes", "9 bytes");
    }

    @Test
    void takesTheDecimalsThatTheStationSends() {
        assertThat(texts(read(0x32, "392200004123"))).containsExactly("Z 41.23 m 2026-11-23T00:00:00Z");
    }

    @Test
    void tellsADurationInMinutes() {
        assertThat(texts(read(0x33, "05120130"))).containsExactly("DT 90.0 min 2026-11-23T00:00:00Z");
    }

    @Test
    void separatesStationsThatReportTogether() {
        StationReport report = read(0x32, "38121287" + "F1F1004123001650F0F02611230755" + "38121190");
        assertThat(report.stations())
                .extracting(StationObservations::station)
                .containsExactly("0041230015", "0041230016");
        assertThat(report.stations().get(1).values())
                .containsExactly(new ElementValue("VT", 11.9, "V", Instant.parse("2026-11-22T23:55:00Z")));
    }

    @Test
    void takesTheTimeBeforeTheStationToo() {
        StationReport report = reader.read(
                header(0x32),
                GoldenFrames.bytes("0008261123080003F0F02611230800F1F10041230015483812" + "1287"),
                RECEIVED);
        assertThat(texts(report)).containsExactly("VT 12.87 V 2026-11-23T00:00:00Z");
    }

    @Test
    void readsTheAnswerAboutAStateWhichHasNoKindOfStation() {
        StationReport report =
                reader.read(header(0x46), GoldenFrames.bytes("0000261123080003F1F10041230015452000000002"), RECEIVED);
        assertThat(texts(report)).contains("ZT 2.0  2026-11-23T00:00:03Z", "ZT.1 1.0  2026-11-23T00:00:03Z");
    }

    @Test
    void readsWhatAPersonHasEntered() {
        StationReport report = read("F2F2" + ascii("ST 41230015 H TT 2611230730 Z 41.25 PJ M XX 3 ED -0.5 "));
        assertThat(report.stations()).singleElement().satisfies(station -> assertThat(station.station())
                .isEqualTo("0041230015"));
        assertThat(texts(report)).containsExactly("Z 41.25 m 2026-11-22T23:30:00Z", "ED -0.5 mm 2026-11-22T23:30:00Z");
        assertThat(report.unknown()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "35, F2F2476F6F64206D6F726E696E67, sl651.report.manual, Good morning",
        "35, F2F2535420343132333030313520482054542032363131323330373330205A2078, sl651.report.manual, Z x",
        "32, F0F026112308, sl651.report.truncated, 5 bytes",
        "32, 3923000123, sl651.report.truncated, 4 bytes",
        "32, 39, sl651.report.truncated, definition of element 39",
        "32, F0F02613230800, sl651.report.time, 2613230800",
        "32, F0F026112308AB, sl651.report.time, 26112308AB",
        "31, 04180000AA3923, sl651.report.step, 0000AA",
        "31, 041800000039230000, sl651.report.step-element, F4 to FC",
        "36, F3F3FFD8, sl651.report.picture, Pictures are not taken",
        "32, F3F3FFD8, sl651.report.picture, connect its camera"
    })
    void refusesWhatCannotBeRead(String function, String rest, String code, String text) {
        byte[] bytes = GoldenFrames.bytes((code.endsWith("manual") ? "0008261123080003" : BEGUN) + rest);
        assertThatThrownBy(() -> reader.read(header(Integer.parseInt(function, 16)), bytes, RECEIVED))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo(code);
                    assertThat(e).hasMessageContaining("fix: ");
                    assertThat(e).hasMessageContaining(text);
                });
    }

    @ParameterizedTest
    @CsvSource({"26, 2026", "36, 2036", "37, 1937", "00, 2000", "99, 1999"})
    void takesTheCenturyInWhichTheYearIsAtMostTenYearsAhead(String digits, int year) {
        byte[] text = GoldenFrames.bytes("0001" + digits + "0601080000");
        assertThat(reader.read(header(0x32), text, RECEIVED)
                        .sentAt()
                        .atZone(SHANGHAI)
                        .getYear())
                .isEqualTo(year);
    }

    @Test
    void readsTimesInTheZoneOfTheStation() {
        StationReport report =
                new ReportReader(ZoneId.of("Asia/Urumqi")).read(header(0x32), GoldenFrames.bytes(BEGUN), RECEIVED);
        assertThat(report.observedAt()).isEqualTo("2026-11-23T02:00:00Z");
    }

    /** What is written and read again is the same, for every element of the table. */
    @Test
    void readsEveryElementThatIsWritten() {
        Random random = new Random(39);
        assertThat(Elements.standard().all()).hasSize(125);
        for (Element element : Elements.standard().all()) {
            if (element.kind() == Element.Kind.NUMBER) {
                double step = Math.pow(10, -element.decimals());
                double value = Math.round(random.nextDouble() * Math.pow(10, element.length()) - 1) * step;
                double signed = random.nextBoolean() ? value : -value;
                byte[] text = new ReportWriter(SHANGHAI, 1, RECEIVED)
                        .number(element.symbol(), signed)
                        .bytes();
                StationReport report = reader.read(header(0x32), text, RECEIVED);
                assertThat(report.stations().get(0).values()).singleElement().satisfies(read -> {
                    assertThat(read.code()).isEqualTo(element.symbol());
                    assertThat(read.value()).isCloseTo(signed, Offset.offset(step / 2));
                });
            }
        }
    }

    @Test
    void readsAWrittenSeriesWithNegativeAndMissingValues() {
        byte[] text = new ReportWriter(SHANGHAI, 1, RECEIVED)
                .observedAt(Instant.parse("2026-11-23T00:00:00Z"))
                .step(Duration.ofHours(1))
                .numbers("AI")
                .nextNumber("AI", -3.5)
                .nextNumber("AI", Double.NaN)
                .nextNumber("AI", 4)
                .bytes();
        assertThat(texts(reader.read(header(0x38), text, RECEIVED)))
                .containsExactly("AI -3.5 Cel 2026-11-23T00:00:00Z", "AI 4.0 Cel 2026-11-23T02:00:00Z");
    }

    /** Any bytes are read or refused, never anything else. */
    @Test
    void refusesOrReadsWhateverComes() {
        Random random = new Random(4095);
        int refused = 0;
        for (int round = 0; round < 50_000; round++) {
            byte[] text = new byte[random.nextInt(80)];
            random.nextBytes(text);
            byte[] begun = GoldenFrames.bytes(BEGUN);
            System.arraycopy(begun, 0, text, 0, Math.min(begun.length, text.length));
            try {
                reader.read(header(0x30 + random.nextInt(11)), text, RECEIVED);
            } catch (ProblemException e) {
                assertThat(e.problem().code()).startsWith("sl651.report.");
                refused++;
            }
        }
        assertThat(refused).isBetween(1_000, 49_999);
    }

    private StationReport golden(String digits) {
        Sl651Frame frame = GoldenFrames.frames(digits).get(0);
        return reader.read(frame.header(), frame.body(), RECEIVED);
    }

    private StationReport read(int function, String rest) {
        return reader.read(header(function), GoldenFrames.bytes(BEGUN + rest), RECEIVED);
    }

    private StationReport read(String rest) {
        return reader.read(header(0x35), GoldenFrames.bytes("0008261123080003" + rest), RECEIVED);
    }

    private static FrameHeader header(int function) {
        return new FrameHeader(Direction.UP, 0x0A, "0041230015", 0x5A3C, function);
    }

    private static String ascii(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().forEach(letter -> digits.append(Integer.toHexString(letter)));
        return digits.toString();
    }

    private static List<String> texts(StationReport report) {
        return report.stations().stream()
                .flatMap(station -> station.values().stream())
                .map(value -> value.code() + " " + value.value() + " " + value.unit() + " " + value.observedAt())
                .toList();
    }
}
