package io.qilian.bundles.sensorroutes.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.qilian.bundles.sensors.api.StationMessage;
import io.qilian.kernel.api.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payloads that were damaged at random: each is read, or refused with a reason, and nothing else comes of it. */
class PayloadFuzzTest {

    private static final System.Logger LOG = System.getLogger(PayloadFuzzTest.class.getName());

    private static final String JSON =
            """
            {"station": "park", "at": "2026-03-01T08:00:00+08:00", "flag": "N", "geo": [120.2, 30.1],
             "list": [{"n": "pm25", "v": 35.5, "u": "ug/m3"}, {"n": "co", "v": "0.4"}, {"n": "t", "v": -1e-3}],
             "pm10": 7, "on": true, "none": null, "text": "a \\"word\\" \\u00e9 é 中"}
            """;

    private static final String NGSI =
            """
            [{"id": "urn:ngsi-ld:AirQualityObserved:1", "type": "AirQualityObserved",
             "dateObserved": {"type": "Property", "value": "2026-03-01T08:00:00/2026-03-01T09:00:00Z"},
             "NO2": {"type": "Property", "value": 22, "unitCode": "GQ", "observedAt": "2026-03-01T07:59:00Z"},
             "CO": 0.5, "wind": {"value": {"speed": 3.5}}, "level": [{"value": 1, "datasetId": "a"}, {"value": 2}],
             "refDevice": {"type": "Relationship", "object": "urn:ngsi-ld:Device:7"},
             "location": {"type": "GeoProperty", "value": {"type": "Point", "coordinates": [100.25, 38.18]}}}]
            """;

    private static final String CSV =
            """
            site,time,PM2.5,T,flag,lat,lon
            park,2026-03-01 08:00,35.5,-3,N,30.1,120.2
            "park, south",2026-03-01 09:00,NA,1e1,D,,
            river,2026-03-01 10:00,7,"4.5",N,30.2,120.3
            """;

    private static final String JSON_SETTINGS =
            """
            format: json
            station: {at: /station}
            time: {at: [/at]}
            values: {/pm10: pm10, /on: on}
            items: {at: /list, code: /n, value: /v, unit: /u}
            quality: {at: /flag, flags: {N: good}}
            location: {latitude: /geo/1, longitude: /geo/0}
            """;

    private static final String CSV_SETTINGS =
            """
            format: csv
            station: {at: site}
            time: {at: [time], zone: Asia/Shanghai}
            values: {PM2.5: pm25, T: temperature}
            quality: {at: flag, flags: {N: good}}
            location: {latitude: lat, longitude: lon}
            """;

    /** Pieces that mean something in one of the formats. */
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "\\",
            "\n",
            "\r\n",
            "\0",
            "null",
            "NaN",
            "-",
            "1e999",
            "1e-999999999",
            "999999999999999999999999",
            "\"\"",
            "\\ud800",
            "[[[[[[[[",
            "{\"a\":{\"a\":",
            "\uFEFF",
            "T24:00:00Z",
            "+99:99",
            "/",
            "P1D/",
            "~1",
            ";",
            "\t",
            "true",
            "\"type\":",
            "\"value\":",
            "\"@value\":",
            "\"coordinates\":");

    /** Texts and numbers, in JSON and in CSV. */
    private static final Pattern VALUE = Pattern.compile("\"[^\"]*\"|[^\\s,:{}\\[\\]\"]+");

    /** What may stand in the place of another value, be it right there or not. */
    private static final List<String> VALUES = List.of(
            "1",
            "-0.0",
            "1e999",
            "123456789012345678901234567890",
            "true",
            "null",
            "\"\"",
            "\"NaN\"",
            "\"12\"",
            "\"\\u0000\"",
            "\"2026-02-30T00:00:00Z\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"P1Y/2026-01-01\"",
            "\"2026-01-01/P99999999D\"",
            "\"" + "x".repeat(130) + "\"",
            "[]",
            "{}",
            "[1,[2,[3]]]",
            "{\"value\": {\"value\": {\"value\": [1]}}}",
            "{\"coordinates\": [\"a\", {}]}",
            "{\"type\": \"Feature\", \"properties\": 1}",
            "{\"@value\": {\"@value\": 7}}");

    @ParameterizedTest
    @CsvSource({"json, 40000, 101", "ngsi-ld, 30000, 102", "csv, 30000, 103"})
    void readsOrRefusesWhateverComes(String name, int payloads, long seed) {
        PayloadFormat format = Payloads.format(settings(name));
        byte[] right = sample(name).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        Map<String, Integer> refused = new TreeMap<>();
        int read = 0;
        for (int number = 0; number < payloads; number++) {
            byte[] payload = damaged(right, random);
            try {
                List<StationMessage> messages = format.decode("air", payload, "air/park", Payloads.NOW);
                read++;
                assertThat(messages.size()).isLessThanOrEqualTo(PayloadFormat.MAXIMUM_RECORDS);
            } catch (ProblemException e) {
                refused.merge(e.problem().code(), 1, Integer::sum);
            } catch (RuntimeException | StackOverflowError e) {
                fail(
                        "seed " + seed + ", payload " + number + ": "
                                + HexFormat.of().formatHex(payload),
                        e);
            }
        }
        LOG.log(System.Logger.Level.INFO, "{0}: {1} read, refused {2}", name, read, refused);
        assertThat(read + refused.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(payloads);
        assertThat(read).isGreaterThan(payloads / 10);
        assertThat(refused).containsKeys("payload.syntax", "payload.time").hasSizeGreaterThan(3);
    }

    private static String settings(String name) {
        return switch (name) {
            case "json" -> JSON_SETTINGS;
            case "csv" -> CSV_SETTINGS;
            default -> "format: ngsi-ld";
        };
    }

    private static String sample(String name) {
        return switch (name) {
            case "json" -> JSON;
            case "csv" -> CSV;
            default -> NGSI;
        };
    }

    /** Half of them stay what they are and hold odd things; the others are damaged anywhere. */
    private static byte[] damaged(byte[] right, Random random) {
        byte[] payload = right.clone();
        boolean odd = random.nextBoolean();
        for (int changes = 1 + random.nextInt(4); changes > 0 && payload.length > 0; changes--) {
            payload = odd ? exchanged(payload, random) : changed(payload, random);
        }
        return payload;
    }

    /** One value in the place of another. */
    private static byte[] exchanged(byte[] payload, Random random) {
        String text = new String(payload, StandardCharsets.UTF_8);
        List<MatchResult> values = VALUE.matcher(text).results().toList();
        MatchResult value = values.get(random.nextInt(values.size()));
        String other = random.nextInt(3) == 0
                ? values.get(random.nextInt(values.size())).group()
                : VALUES.get(random.nextInt(VALUES.size()));
        return (text.substring(0, value.start()) + other + text.substring(value.end()))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Bytes turned, cut out, doubled, or put in. */
    private static byte[] changed(byte[] payload, Random random) {
        int at = random.nextInt(payload.length);
        int length = Math.min(payload.length - at, 1 + random.nextInt(20));
        return switch (random.nextInt(6)) {
            case 0 -> turned(payload, at, random);
            case 1 -> spliced(payload, at, at + length, new byte[0]);
            case 2 -> spliced(payload, at, at, Arrays.copyOfRange(payload, at, at + length));
            case 3 -> Arrays.copyOf(payload, random.nextInt(20) == 0 ? at : payload.length);
            default -> spliced(payload, at, at + random.nextInt(length), piece(random));
        };
    }

    private static byte[] piece(Random random) {
        return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] turned(byte[] payload, int at, Random random) {
        payload[at] ^= (byte) (1 << random.nextInt(8));
        return payload;
    }

    private static byte[] spliced(byte[] payload, int from, int to, byte[] piece) {
        byte[] spliced = Arrays.copyOf(payload, payload.length - (to - from) + piece.length);
        System.arraycopy(piece, 0, spliced, from, piece.length);
        System.arraycopy(payload, to, spliced, from + piece.length, payload.length - to);
        return spliced;
    }
}
