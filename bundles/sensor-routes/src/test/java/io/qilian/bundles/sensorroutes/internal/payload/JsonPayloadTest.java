package io.qilian.bundles.sensorroutes.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.sensors.api.Measurement;
import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.feed.Location;
import io.qilian.kernel.api.feed.Quality;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPayloadTest {

    private static final String VALUES = "{format: json, values: {/pm25: pm25, /t: temperature}}";

    @Test
    void readsOneObject() {
        List<StationMessage> messages = Payloads.decode(
                """
                format: json
                station: {at: /device/id}
                time: {at: [/ts], form: epoch-milliseconds}
                values: {/data/pm25: pm25, /data/on: running, /data/list/1: second}
                quality: {at: /flag, flags: {N: good, D: bad}}
                location: {latitude: /geo/1, longitude: /geo/0}
                """,
                """
                {"device": {"id": 17}, "ts": 1772323200000, "flag": "D", "geo": [120.2, 30.1],
                 "data": {"pm25": 35.5, "on": true, "list": [1, 2, 3]}}
                """);
        assertThat(messages).singleElement().satisfies(message -> {
            Instant at = Instant.parse("2026-03-01T00:00:00Z");
            assertThat(message.station()).isEqualTo("17");
            assertThat(message.feed()).isEqualTo("air");
            assertThat(message.receivedAt()).isEqualTo(Payloads.NOW);
            assertThat(message.location()).isEqualTo(Optional.of(new Location(30.1, 120.2)));
            assertThat(message.measurements())
                    .containsExactly(
                            new Measurement("pm25", 35.5, "", at, Quality.BAD),
                            new Measurement("running", 1, "", at, Quality.BAD),
                            new Measurement("second", 2, "", at, Quality.BAD));
            assertThat(message.original()).startsWith("{\"device\":{\"id\":17},\"ts\":1772323200000");
        });
    }

    @Test
    void takesAddressAndTimeOfArrivalIfNothingElseIsSaid() {
        StationMessage message = Payloads.decode(VALUES, "{\"pm25\": 1}").get(0);
        assertThat(message.station()).isEqualTo("air/park/data");
        assertThat(message.measurements().get(0).measuredAt()).isEqualTo(Payloads.NOW);
        assertThat(message.measurements().get(0).quality()).isEqualTo(Quality.GOOD);
    }

    @Test
    void takesPartOfTheAddress() {
        String yaml = "{format: json, values: {/pm25: pm25}, station: {fromAddress: true, pattern: 'air/([^/]+)/.*'}}";
        assertThat(Payloads.decode(yaml, "{\"pm25\": 1}").get(0).station()).isEqualTo("park");
    }

    @Test
    void readsListsAndLinesAndSequences() {
        assertThat(Payloads.decode(VALUES, "[{\"pm25\": 1}, {\"pm25\": 2}]"))
                .extracting(Payloads::values)
                .containsExactly(Map.of("pm25", 1.0), Map.of("pm25", 2.0));
        assertThat(Payloads.decode(VALUES, "{\"pm25\": 1}\n{\"pm25\": 2}")).hasSize(2);
        String lines = "{format: json, values: {/pm25: pm25}, json: {lines: true}}";
        assertThat(Payloads.decode(lines, "{\"pm25\": 1}\r\n\n{\"pm25\": 2}\n")).hasSize(2);
    }

    @Test
    void readsRecordsBelowTheirStation() {
        String yaml =
                """
                format: json
                station: {at: '#/station'}
                time: {at: [/0], zone: Asia/Shanghai}
                values: {/1: level}
                json: {records: /series}
                """;
        List<StationMessage> messages = Payloads.decode(
                yaml,
                "{\"station\": \"weir\", \"series\": [[\"2026-03-01 08:00\", 1.5], [\"2026-03-01 08:05\", \"1.6\"]]}");
        assertThat(messages).extracting(StationMessage::station).containsOnly("weir");
        assertThat(messages).extracting(Payloads::values).containsExactly(Map.of("level", 1.5), Map.of("level", 1.6));
        assertThat(messages.get(1).measurements().get(0).measuredAt()).isEqualTo("2026-03-01T00:05:00Z");
    }

    @Test
    void readsValuesThatNameTheirCode() {
        String yaml = "{format: json, items: {at: /sensors, code: /n, value: /v, unit: /u}}";
        StationMessage message = Payloads.decode(
                        yaml,
                        "{\"sensors\": [{\"n\": \"CO\", \"v\": 1, \"u\": \"mg/m3\"}, {\"n\": \"T\", \"v\": null}]}")
                .get(0);
        assertThat(message.measurements())
                .containsExactly(new Measurement("CO", 1, "mg/m3", Payloads.NOW, Quality.GOOD));
    }

    @Test
    void leavesOutWhatIsMissingAndKeepsWhatIsWrong() {
        String yaml =
                "{format: json, values: {/a: a, /b: b, /c: c, /d: d, /e: e}, missing: [NA, '-999'], states: {low: 0}}";
        StationMessage message = Payloads.decode(
                        yaml, "{\"a\": -999.0, \"b\": \"NA\", \"c\": \"broken\", \"d\": \"low\", \"e\": 1e400}")
                .get(0);
        assertThat(Payloads.values(message))
                .containsExactly(
                        Map.entry("c", Double.NaN), Map.entry("d", 0.0), Map.entry("e", Double.POSITIVE_INFINITY));
    }

    @Test
    void refusesOneRecordAndReadsTheOthers() {
        Payloads read = Payloads.read(VALUES, "[{\"pm25\": 1}, {\"pm10\": 2}, 7, {\"pm25\": 3}]");
        assertThat(read.messages).hasSize(2);
        assertThat(read.reasons).extracting(Problem::code).containsExactly("payload.no-value", "payload.records");
        assertThat(read.rejected).containsExactly("{\"pm10\":2}", "7");
    }

    @Test
    void takesAPayloadWithoutTheRecordsThatCannotBeRead() {
        PayloadFormat format = Payloads.format(VALUES);
        Delivery delivery = new Delivery("air", "a", Payloads.NOW);
        byte[] some = "[{\"pm25\": 1}, {\"pm10\": 2}]".getBytes(StandardCharsets.UTF_8);
        DecodedPayload decoded = format.decodeRecords(delivery, some);
        assertThat(decoded.messages()).hasSize(1);
        assertThat(decoded.rejected())
                .extracting(record -> record.reason().code())
                .containsExactly("payload.no-value");
        byte[] none = "[{\"pm10\": 1}, {\"pm10\": 2}]".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> format.decodeRecords(delivery, none)).isInstanceOf(ProblemException.class);
    }

    @Test
    void refusesOneLineAndReadsTheOthers() {
        String lines = "{format: json, values: {/pm25: pm25}, json: {lines: true}}";
        Payloads read = Payloads.read(lines, "{\"pm25\": 1}\n{\"pm25\": \n{\"pm25\": 3} 4\n{\"pm25\": 5}\n");
        assertThat(read.messages).hasSize(2);
        assertThat(read.reasons)
                .extracting(Problem::code)
                .containsOnly("payload.syntax")
                .hasSize(2);
        assertThat(read.rejected).containsExactly("{\"pm25\": ", "{\"pm25\": 3} 4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"pm25":                        | payload.syntax
                    {"pm25": 1, "pm25": 2}          | payload.syntax
                    {"pm25": NaN}                   | payload.syntax
                    [{"pm25": 1}                    | payload.syntax
                    {"pm10": 1}                     | payload.no-value
                    "pm25"                          | payload.records
                    """)
    void refusesWhatIsNoSuchPayload(String payload, String code) {
        assertRefused(VALUES, payload, code);
    }

    @Test
    void boundsDepthLengthsValuesAndRecords() {
        assertRefused(VALUES, "[".repeat(100) + "]".repeat(100), "payload.bounds");
        assertRefused(VALUES, "{\"pm25\": " + "1".repeat(100) + "}", "payload.bounds");
        assertRefused(VALUES, "{\"x\": \"" + "y".repeat(300_000) + "\"}", "payload.bounds");
        assertRefused(VALUES, "{\"" + "y".repeat(600) + "\": 1}", "payload.bounds");
        assertRefused(VALUES, "{\"x\": [" + "1,".repeat(300_000) + "1]}", "payload.record-too-long");
        assertRefused(VALUES, "{\"pm25\":1}".repeat(10_001), "payload.too-many-records");
        assertRefused(VALUES, " ".repeat((4 << 20) + 1), "payload.too-large");
        String items = "{format: json, items: {at: /s, code: /n, value: /v}}";
        assertRefused(items, "{\"s\": [" + "{\"n\":\"a\",\"v\":1},".repeat(10_001) + "{}]}", "payload.too-many-values");
        assertRefused(items, "{\"s\": [{\"n\": \"" + "a".repeat(129) + "\", \"v\": 1}]}", "payload.code");
        assertRefused(items, "{\"s\": [{\"v\": 1}]}", "payload.code");
    }

    @Test
    void refusesStationsWithoutAName() {
        String yaml = "{format: json, values: {/a: a}, station: {at: /s}}";
        assertRefused(yaml, "{\"a\": 1}", "payload.station");
        assertRefused(yaml, "{\"a\": 1, \"s\": \" \"}", "payload.station");
        assertRefused(yaml, "{\"a\": 1, \"s\": \"" + "x".repeat(129) + "\"}", "payload.station");
        assertRefused(yaml, "{\"a\": 1, \"s\": \"x\\u0000\"}", "payload.station");
        assertRefused("{format: json, values: {/a: a}, station: {pattern: 'b/(.*)'}}", "{\"a\": 1}", "payload.station");
    }

    @Test
    void refusesBytesThatAreNoText() {
        PayloadFormat format = Payloads.format(VALUES);
        byte[] payload = "{\"pm25\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> format.decode("air", payload, "a", Payloads.NOW))
                .isInstanceOf(ProblemException.class);
        byte[] utf16 = "{\"pm25\": 1}".getBytes(StandardCharsets.UTF_16LE);
        assertThat(format.decode("air", utf16, "a", Payloads.NOW)).hasSize(1);
    }

    private static void assertRefused(String yaml, String payload, String code) {
        assertThatThrownBy(() -> Payloads.decode(yaml, payload))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).as(e.getMessage()).isEqualTo(code));
    }
}
