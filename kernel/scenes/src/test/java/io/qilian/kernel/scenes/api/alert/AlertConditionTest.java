package io.qilian.kernel.scenes.api.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.kernel.api.event.Value;
import io.qilian.kernel.scenes.doubles.Events;
import io.qilian.kernel.scenes.doubles.TestScenario;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an attribute of an event must be. */
class AlertConditionTest {

    private static final Map<String, Value> ATTRIBUTES = Map.of(
            "label", Value.of("bus"),
            "seconds", Value.of(60, 1),
            "known", Value.of(true),
            "at", Value.of(Instant.parse("2026-07-01T12:00:00Z")),
            "speed", Value.of(Map.of("kmh", Value.of(83))),
            "a.b", Value.of("whole"));

    @ParameterizedTest
    @CsvSource({
        "label, bus, true",
        "label, Bus, false",
        "seconds, 60, true",
        "seconds, 60.0, false",
        "known, true, true",
        "at, 2026-07-01T12:00:00Z, true",
        "speed.kmh, 83, true",
        "a.b, whole, true",
        "speed.mph, 83, false",
        "label.kmh, 83, false",
        "absent, bus, false"
    })
    void comparesTextsAsOneWritesThem(String attribute, String text, boolean met) {
        assertThat(meets(new AlertCondition(attribute, List.of("x", text), Optional.empty(), Optional.empty())))
                .isEqualTo(met);
    }

    @ParameterizedTest
    @CsvSource({
        "seconds, 60, , true",
        "seconds, 60.1, , false",
        "seconds, , 60, true",
        "seconds, , 59.9, false",
        "speed.kmh, 80, 90, true",
        "speed.kmh, 84, 90, false",
        "label, 0, , false",
        "absent, , 100, false"
    })
    void boundsAreIncludedAndAreForNumbers(String attribute, Double least, Double most, boolean met) {
        assertThat(meets(new AlertCondition(
                        attribute, List.of(), Optional.ofNullable(least), Optional.ofNullable(most))))
                .isEqualTo(met);
    }

    @Test
    void allThatIsGivenMustHold() {
        assertThat(meets(new AlertCondition("seconds", List.of("60"), Optional.of(61.0), Optional.empty())))
                .isFalse();
    }

    @Test
    void refusesBoundsThatCannotBeMet() {
        assertThatThrownBy(() -> new AlertCondition("seconds", List.of(), Optional.of(2.0), Optional.of(1.0)))
                .hasMessage("least must not be greater than most");
    }

    private static boolean meets(AlertCondition condition) {
        return condition.meets(Events.event("gate", TestScenario.CROSSING, 1, ATTRIBUTES));
    }
}
