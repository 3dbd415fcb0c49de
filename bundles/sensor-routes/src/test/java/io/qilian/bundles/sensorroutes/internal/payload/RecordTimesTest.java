package io.qilian.bundles.sensorroutes.internal.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.sensorroutes.api.payload.TimePlace;
import io.qilian.bundles.sensorroutes.api.payload.TimePlace.Edge;
import io.qilian.bundles.sensorroutes.api.payload.TimePlace.TimeForm;
import io.qilian.kernel.api.problem.ProblemException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTimesTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static RecordTimes times(TimeForm form, String pattern, Edge edge) {
        return new RecordTimes(new TimePlace(List.of(), form, Optional.ofNullable(pattern), SHANGHAI, edge));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T08:00:00Z, 2026-03-01T08:00:00Z",
        "2026-03-01T08:00:00.250+08:00, 2026-03-01T00:00:00.250Z",
        "2026-03-01T08:00:00+0800, 2026-03-01T00:00:00Z",
        "2026-03-01T08:00-05, 2026-03-01T13:00:00Z",
        "2026-03-01T08:00:00, 2026-03-01T00:00:00Z",
        "2026-03-01 08:00, 2026-03-01T00:00:00Z",
        "2026-03-01t08:00:00Z, 2026-03-01T08:00:00Z",
        "2026-03-01T24:00:00, 2026-03-01T16:00:00Z",
        "2026-03-01, 2026-02-28T16:00:00Z",
        "2026-03-01T08:00:00/2026-03-01T09:00:00, 2026-03-01T00:00:00Z",
        "2026-03-01T08:00:00Z/PT1H, 2026-03-01T08:00:00Z",
        "PT1H/2026-03-01T08:00:00Z, 2026-03-01T07:00:00Z"
    })
    void readsIso8601(String text, Instant expected) {
        assertThat(times(TimeForm.ISO, null, Edge.BEGIN).read(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T08:00:00/2026-03-01T09:00:00, 2026-03-01T01:00:00Z",
        "2026-03-01T08:00:00Z/PT1H, 2026-03-01T09:00:00Z",
        "PT1H/2026-03-01T08:00:00Z, 2026-03-01T08:00:00Z"
    })
    void takesTheEndOfAnIntervalIfAsked(String text, Instant expected) {
        assertThat(times(TimeForm.ISO, null, Edge.END).read(text)).isEqualTo(expected);
    }

    @Test
    void readsTimesSince1970() {
        assertThat(times(TimeForm.EPOCH_SECONDS, null, Edge.BEGIN).read("1772323200.5"))
                .isEqualTo(Instant.parse("2026-03-01T00:00:00.500Z"));
        assertThat(times(TimeForm.EPOCH_MILLISECONDS, null, Edge.BEGIN).read("1772323200500"))
                .isEqualTo(Instant.parse("2026-03-01T00:00:00.500Z"));
        assertThat(times(TimeForm.EPOCH_SECONDS, null, Edge.BEGIN).read("1.7723232E9"))
                .isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "yyyy/M/d H:mm, 2026/3/1 8:05, 2026-03-01T00:05:00Z",
        "yyyyMMddHHmmss, 20260301080000, 2026-03-01T00:00:00Z",
        "yyyy M d H, 2026 3 1 8, 2026-03-01T00:00:00Z",
        "d-MMM-yyyy h:mm a, 1-Mar-2026 8:00 PM, 2026-03-01T12:00:00Z",
        "yyyy-MM-dd HH:mm:ss xx, 2026-03-01 08:00:00 +0100, 2026-03-01T07:00:00Z",
        "dd.MM.yyyy, 01.03.2026, 2026-02-28T16:00:00Z"
    })
    void readsPatterns(String pattern, String text, Instant expected) {
        assertThat(times(TimeForm.PATTERN, pattern, Edge.BEGIN).read(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "today",
                "2026-03-01T24:30:00",
                "2026-02-30T00:00:00Z",
                "2020-03-17TT08:45:00Z",
                "2026-03-01T25:00:00",
                "08:00",
                "/",
                "P/"
            })
    void refusesWhatIsNoTime(String text) {
        assertRefused(TimeForm.ISO, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1e999999999", "1e-999999999", "9999999999999999", "NaN", "0x10"})
    void refusesNumbersThatAreNoTimeSince1970(String text) {
        assertRefused(TimeForm.EPOCH_SECONDS, text);
    }

    @Test
    void refusesDaysThatThereAreNot() {
        RecordTimes times = times(TimeForm.PATTERN, "yyyy/M/d", Edge.BEGIN);
        assertThatThrownBy(() -> times.read("2026/2/30")).isInstanceOf(ProblemException.class);
        assertThat(times.read("2024/2/29")).isEqualTo("2024-02-28T16:00:00Z");
    }

    private static void assertRefused(TimeForm form, String text) {
        assertThatThrownBy(() -> times(form, null, Edge.BEGIN).read(text))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("payload.time"));
    }
}
