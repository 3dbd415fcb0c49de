package io.qilian.kernel.scenes.api;

import static io.qilian.kernel.scenes.doubles.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.kernel.api.event.Event;
import io.qilian.kernel.api.event.EventPhase;
import io.qilian.kernel.api.event.Value;
import io.qilian.kernel.scenes.doubles.TestScenario;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events as lines of JSON: the form in which they are stored, streamed and compared. */
class EventJsonTest {

    private static final Event STOP = new Event(
            "0123456789abcdef0123456789abcdef",
            3,
            "traffic.stopped",
            EventPhase.UPDATE,
            "east-gate",
            "traffic:1.0.0",
            "camera",
            "00000000000000aa",
            "zone/track-17",
            Instant.parse("2026-11-23T12:00:00Z"),
            Optional.empty(),
            Instant.parse("2026-11-23T12:01:00.040Z"),
            Instant.parse("2026-11-23T12:01:00.125Z"),
            Optional.of("road-objects:1.0.0"),
            Map.of("zone", Value.of("东门 \"A\""), "label", Value.of("car"), "seconds", Value.of(60.0, 1)),
            "00000000000000aa0000000000000001");

    private static final String LINE = "{\"id\":\"0123456789abcdef0123456789abcdef\",\"revision\":3,"
            + "\"type\":\"traffic.stopped\",\"phase\":\"UPDATE\",\"scene\":\"east-gate\",\"scenario\":\"traffic:1.0.0\","
            + "\"feed\":\"camera\",\"run\":\"00000000000000aa\",\"key\":\"zone/track-17\","
            + "\"startedAt\":\"2026-11-23T12:00:00Z\",\"observedAt\":\"2026-11-23T12:01:00.040Z\","
            + "\"emittedAt\":\"2026-11-23T12:01:00.125Z\",\"model\":\"road-objects:1.0.0\","
            + "\"traceId\":\"00000000000000aa0000000000000001\","
            + "\"attributes\":{\"label\":\"car\",\"seconds\":60.0,\"zone\":\"东门 \\\"A\\\"\"}}";

    @Test
    void writesOneLineWithKeysInAFixedOrder() {
        assertThat(EventJson.write(STOP)).isEqualTo(LINE);
    }

    @Test
    void readsWhatItWrites() {
        assertThat(EventJson.read(LINE)).isEqualTo(STOP);
        assertThat(EventJson.read(EventJson.write(event(1)))).isEqualTo(event(1));
    }

    @Test
    void keepsEveryKindOfValue() {
        Map<String, Value> attributes = Map.of(
                "text", Value.of("a\nb\u0000\uD83D\uDE97"),
                "whole", Value.of(Long.MIN_VALUE),
                "decimal", Value.of(-12.50, 2),
                "flag", Value.of(true),
                "no", Value.of(false),
                "items", Value.of(List.of(Value.of(1), Value.of("b"), Value.of(List.of()))),
                "fields", Value.of(Map.of("inner", Value.of(Map.of("deep", Value.of(0.1, 1))))));
        assertThat(EventJson.read(EventJson.write(with(attributes)))).isEqualTo(with(attributes));
    }

    @Test
    void readsAMomentAsTheTextThatItIsWrittenAs() {
        Event moment = with(Map.of("since", Value.of(Instant.parse("2026-11-23T12:00:00.5Z"))));
        Event read = EventJson.read(EventJson.write(moment));
        assertThat(read.attributes()).containsOnly(Map.entry("since", Value.of("2026-11-23T12:00:00.500Z")));
        assertThat(EventJson.write(read)).isEqualTo(EventJson.write(moment));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1.10, 1.10",
        "-0.000000000001, -0.000000000001",
        "1E+3, 1000",
        "0.1000000000000000055511151231257827, 0.1000000000000000055511151231257827",
        "123456789012345678901234567890, 123456789012345678901234567890"
    })
    void writesNumbersExactlyAndWithoutExponent(BigDecimal number, String written) {
        String line = EventJson.write(with(Map.of("number", new Value.Decimal(number))));
        assertThat(line).contains("{\"number\":" + written + "}");
        assertThat(EventJson.write(EventJson.read(line))).isEqualTo(line);
    }

    @Test
    void readsWhateverFitsTheLongestDocument() {
        Event longName = with(Map.of("n".repeat(60_000), Value.of(1)));
        Event longNumber = with(Map.of("number", new Value.Decimal(new BigDecimal("9".repeat(9_000)))));
        assertThat(EventJson.read(EventJson.write(longName))).isEqualTo(longName);
        assertThat(EventJson.read(EventJson.write(longNumber))).isEqualTo(longNumber);
    }

    @Test
    void refusesToWriteWhatItCouldNotRead() {
        Value nested = Value.of(1);
        for (int depth = 0; depth < 2_000; depth++) {
            nested = Value.of(List.of(nested));
        }
        Event deep = with(Map.of("deep", nested));
        assertThatThrownBy(() -> EventJson.write(deep)).isInstanceOf(IllegalArgumentException.class);
        Event huge = with(Map.of("huge", new Value.Decimal(new BigDecimal("1E+20000"))));
        assertThatThrownBy(() -> EventJson.write(huge)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "revision",
                "type",
                "phase",
                "scene",
                "scenario",
                "feed",
                "run",
                "key",
                "startedAt",
                "observedAt",
                "emittedAt",
                "traceId",
                "attributes"
            })
    void refusesALineWithoutOneOfItsKeys(String key) {
        String without = LINE.replaceFirst("\"" + key + "\":(\"[^\"]*\"|\\d+|\\{.*?\\}),?", "")
                .replace(",}", "}");
        assertThat(without).doesNotContain("\"" + key + "\":");
        assertThatThrownBy(() -> EventJson.read(without))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the key " + key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"revision\":3          | \"revision\":\"3\"               | revision",
                "\"revision\":3          | \"revision\":3.5                 | revision",
                "\"revision\":3          | \"revision\":99999999999         | int",
                "\"phase\":\"UPDATE\"    | \"phase\":\"PAUSE\"              | PAUSE",
                "\"feed\":\"camera\"     | \"feed\":null                    | feed",
                "\"feed\":\"camera\"     | \"feed\":\"camera\",\"pace\":\"x\" | pace",
                "\"feed\":\"camera\"     | \"feed\":\"a\",\"feed\":\"b\"    | Duplicate",
                "\"label\":\"car\"       | \"label\":null                   | null",
                "2026-11-23T12:00:00Z    | yesterday                        | yesterday",
                "{\"label\"              | {label                           | label"
            })
    void refusesALineThatIsNoEvent(String right, String wrong, String named) {
        assertThat(LINE).contains(right);
        assertThatThrownBy(() -> EventJson.read(LINE.replace(right, wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "3", "{", "{}", "null"})
    void refusesWhatIsNoObject(String text) {
        assertThatThrownBy(() -> EventJson.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatFollowsTheObject() {
        assertThatThrownBy(() -> EventJson.read(LINE + LINE)).hasMessageContaining("nothing after");
    }

    private static Event with(Map<String, Value> attributes) {
        return event("east-gate", TestScenario.CROSSING, 1, attributes);
    }
}
