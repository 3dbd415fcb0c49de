package io.qilian.bundles.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.modellibrary.api.DriftAlarm;
import io.qilian.bundles.modellibrary.api.DriftQuantity;
import io.qilian.bundles.modellibrary.api.DriftState;
import io.qilian.bundles.modellibrary.api.FeedDrift;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code model:drift}. */
class DriftCommandTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00.5Z");

    private final WatchedFeeds watched = new WatchedFeeds();
    private final KarafConsole console = new KarafConsole(new Platform()).with(watched);

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void showsHowFarEachFeedHasDrifted() {
        watched.drifts.add(drift("gate", "1.0.0"));
        watched.drifts.add(drift("yard", "1.1.0"));
        assertThat(console.run("model:drift --no-format"))
                .isEqualTo("gate\troad-objects:1.0.0\tDRIFTED\t2026-07-01T12:00:00Z"
                        + "\t3.95!\t-\t-\t-\t-\t-\t-\t-\n"
                        + "yard\troad-objects:1.1.0\tDRIFTED\t2026-07-01T12:00:00Z"
                        + "\t3.95!\t-\t-\t-\t-\t-\t-\t-\n");
        assertThat(console.run("model:drift --no-format road-objects:1.1.0")).startsWith("yard");
        assertThat(console.run("model:drift --no-format --feed gate"))
                .startsWith("gate")
                .doesNotContain("yard");
        assertThat(console.run("model:drift another")).contains("No frame went through a model yet");
    }

    @Test
    void tellsTheAlarmsOfAModel() {
        watched.alarms.add(new DriftAlarm(
                17,
                "gate",
                "road-objects",
                "1.0.0",
                new DriftAlarm.Finding(DriftQuantity.BRIGHTNESS, 3.951, 0.25, 126.4, 31.2),
                NOON,
                Optional.empty(),
                true));
        assertThat(console.run("model:drift --no-format --history road-objects"))
                .isEqualTo("17\t2026-07-01T12:00:00Z\t\tgate\t1.0.0\tBRIGHTNESS\t3.95\t126.40\t31.20"
                        + "\tdata/model-drift/17.jpg\n");
        assertThat(watched.calls).containsExactly("alarms road-objects@prod");
    }

    @Test
    void saysThatNothingHasDrifted() {
        assertThat(console.run("model:drift --history road-objects")).contains("Nothing has drifted");
    }

    @Test
    void forgetsTheBaselinesOfAModel() {
        assertThat(console.run("model:drift --reset --feed gate --reason 'camera moved' road-objects:1.0.0"))
                .isEqualTo("Learning anew: 3 pairs of feed and version.\n");
        assertThat(watched.calls).containsExactly("reset road-objects:1.0.0 Optional[gate] console camera moved");
    }

    @Test
    void forgetsNothingUnlessAModelIsNamed() {
        assertThat(console.refused("model:drift --reset")).contains("none is named");
        assertThat(watched.calls).isEmpty();
    }

    private static FeedDrift drift(String feed, String version) {
        return new FeedDrift(
                feed,
                "road-objects",
                version,
                DriftState.DRIFTED,
                NOON,
                1000,
                Optional.of(NOON),
                Arrays.stream(DriftQuantity.values())
                        .map(quantity -> quantity == DriftQuantity.BRIGHTNESS
                                ? new FeedDrift.Reading(quantity, OptionalDouble.of(3.951), 0.25, Optional.of(NOON))
                                : new FeedDrift.Reading(quantity, OptionalDouble.empty(), 0.25, Optional.empty()))
                        .toList());
    }
}
