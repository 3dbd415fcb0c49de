package io.qilian.scenarios.traffic.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.kernel.api.event.EventDraft;
import io.qilian.kernel.api.event.EventPhase;
import io.qilian.kernel.api.event.Value;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.scenario.SceneView;
import io.qilian.kernel.settings.api.SettingsFile;
import io.qilian.kernel.testkit.ManualClock;
import io.qilian.kernel.testkit.SceneStage;
import io.qilian.scenarios.traffic.internal.settings.TrafficSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a traffic scene tells of a street. */
class TrafficSceneTest {

    private static final Instant EIGHT = Instant.parse("2026-11-23T08:00:00Z");
    private static final String LINE = "interval: 1m\nlines:\n- {name: gate, path: [[0.5, 0.9], [0.5, 0.1]]}\n";
    private static final String ZONE =
            "interval: 1m\nzones:\n- {name: shoulder, area: [[0.1, 0.1], [0.9, 0.1], [0.9, 0.9], [0.1, 0.9]]}\n";
    // 1000 pixels are 100 m.
    private static final String CALIBRATION =
            """
            calibrations:
            - points:
              - {picture: [0, 0], metres: [0, 100]}
              - {picture: [1, 0], metres: [100, 100]}
              - {picture: [1, 1], metres: [100, 0]}
              - {picture: [0, 1], metres: [0, 0]}
            """;

    private static TrafficSettings settings(String yaml) {
        return SettingsFile.of("scene.yaml", yaml).as(TrafficSettings.class);
    }

    private static Street street(String yaml) {
        return new Street(settings(yaml), EIGHT);
    }

    @Test
    void tellsEachCrossingOnceWithClassAndDirection() {
        Street street = street(LINE);
        street.drive(1, "car", 300, 700);
        street.drive(2, "bus", 700, 300);
        assertThat(street.stage.told("traffic.crossing"))
                .extracting(draft -> text(draft, "label") + " " + text(draft, "direction"))
                .containsExactly("car forward", "bus backward");
        assertThat(street.stage.told("traffic.crossing"))
                .allSatisfy(draft -> assertThat(draft.endedAt()).contains(draft.startedAt()))
                .allSatisfy(draft -> assertThat(draft.attributes()).doesNotContainKey("speedKmh"));
    }

    @Test
    void measuresSpeedWhereTheRoadIsCalibrated() {
        Street street = street(LINE + CALIBRATION);
        street.drive(1, "car", 300, 700);
        EventDraft crossing = street.stage.told("traffic.crossing").get(0);
        // 100 pixels a second are 10 m/s.
        assertThat(number(crossing, "speedKmh")).isBetween(35.0, 37.0);
        assertThat(number(crossing, "speedSigmaKmh")).isGreaterThan(0);
    }

    @Test
    void tellsNothingOfAnEmptyStreetAndOfPedestrians() {
        Street street = street(LINE + ZONE.replace("interval: 1m\n", ""));
        street.drive(1, "person", 300, 700);
        street.seconds(20);
        assertThat(street.stage.told()).isEmpty();
    }

    @Test
    void countsOnlyTheClassesThatAreWanted() {
        Street street = street(LINE + "classes: [bus]\n");
        street.drive(1, "car", 300, 700);
        street.drive(2, "bus", 300, 700);
        assertThat(street.stage.told("traffic.crossing"))
                .extracting(draft -> text(draft, "label"))
                .containsExactly("bus");
    }

    @Test
    void sumsUpEachIntervalWithItsCoverage() {
        Street street = street(LINE + CALIBRATION);
        street.drive(1, "car", 300, 700);
        street.drive(2, "car", 300, 700);
        street.seconds(60);
        EventDraft flow = street.stage.told("traffic.flow").get(0);
        assertThat(flow.startedAt()).isEqualTo(EIGHT);
        assertThat(flow.endedAt()).contains(EIGHT.plusSeconds(60));
        assertThat(number(flow, "coverage")).isGreaterThan(0.99);
        Map<String, Value> forward = ((Value.Fields) flow.attributes().get("forward")).fields();
        assertThat(forward.get("vehicles")).isEqualTo(Value.of(Map.of("car", Value.of(2))));
        assertThat(forward.get("measuredSpeeds")).isEqualTo(Value.of(2));
        assertThat(flow.attributes().get("backward")).isEqualTo(Value.of(Map.of("vehicles", Value.of(Map.of()))));
    }

    @Test
    void saysWhenHalfOfAnIntervalWasNotSeen() {
        Street street = street(LINE);
        street.seconds(30);
        street.stage.clock().advance(Duration.ofSeconds(35));
        street.scene.onTick(street.stage.clock().instant());
        EventDraft flow = street.stage.told("traffic.flow").get(0);
        assertThat(number(flow, "coverage")).isBetween(0.48, 0.51);
    }

    @Test
    void tellsWhenAVehicleStopsAndRemindsAndTellsWhenItMoves() {
        Street street = street(ZONE);
        street.stand(1, "car", 500, 500, 75);
        for (int x = 500; x < 700; x += 10) {
            street.scene.onTick(street.stage.clock().instant());
            street.drive(1, "car", x, x + 10);
        }
        List<EventDraft> stops = street.stage.told("traffic.stopped");
        assertThat(stops)
                .extracting(EventDraft::phase)
                .containsExactly(EventPhase.NEW, EventPhase.UPDATE, EventPhase.END);
        assertThat(stops).extracting(EventDraft::key).containsOnly(stops.get(0).key());
        assertThat(text(stops.get(2), "state")).isEqualTo("moved");
    }

    @Test
    void goesOnWithItsCountsAfterARestart() {
        Street street = street(LINE);
        street.drive(1, "car", 300, 700);
        Street again = street.restarted();
        again.drive(1, "truck", 300, 700);
        again.seconds(60);
        assertThat(row(again, "gate forward")).contains("1", "1", "2");
        EventDraft flow = again.stage.told("traffic.flow").get(0);
        assertThat(((Value.Fields) flow.attributes().get("forward")).fields().get("vehicles"))
                .isEqualTo(Value.of(Map.of("car", Value.of(1), "truck", Value.of(1))));
        // What was seen since the last save, at most ten seconds, is lost.
        assertThat(number(flow, "coverage")).isBetween(0.83, 1.0);
    }

    @Test
    void tellsTheIntervalInWhichItWentDown() {
        Street street = street(LINE);
        street.drive(1, "car", 300, 700);
        street.stage.clock().advance(Duration.ofMinutes(5));
        Street again = street.restarted();
        again.seconds(1);
        EventDraft flow = again.stage.told("traffic.flow").get(0);
        assertThat(flow.startedAt()).isEqualTo(EIGHT);
        assertThat(((Value.Fields) flow.attributes().get("forward")).fields().get("vehicles"))
                .isEqualTo(Value.of(Map.of("car", Value.of(1))));
        assertThat(number(flow, "coverage")).isBetween(0.0, 0.2);
    }

    @Test
    void showsLinesAndZones() {
        Street street = street(LINE + ZONE.replace("interval: 1m\n", ""));
        street.stand(1, "car", 300, 500, 1);
        SceneView view = street.scene.view();
        assertThat(view.shapes()).extracting(SceneView.Shape::name).containsExactly("gate", "shoulder");
        assertThat(view.tables().get(1).rows().get(0).cells()).containsExactly("1", "0");
    }

    @Test
    void refusesALineOfAFeedThatTheSceneHasNot() {
        TrafficSettings settings = settings("lines:\n- {name: gate, feed: other, path: [[0.5, 0.9], [0.5, 0.1]]}\n");
        SceneStage stage = SceneStage.of(settings, new ManualClock(EIGHT), "camera");
        assertThatThrownBy(() -> new TrafficScenario().open(stage))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("camera")
                .hasMessageContaining("other");
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> settings("interval: 1m\n")).hasMessageContaining("at least one line or zone");
        assertThatThrownBy(() -> settings(LINE + "classes: [boat]\n")).hasMessageContaining("boat");
        assertThatThrownBy(() -> settings(LINE.replace("1m", "7m"))).hasMessageContaining("a day is a multiple");
        assertThatThrownBy(() -> settings(LINE + "- {name: gate, path: [[0.1, 0.9], [0.1, 0.1]]}\n"))
                .hasMessageContaining("gate");
    }

    private static List<String> row(Street street, String name) {
        return street.scene.view().tables().get(0).rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow()
                .cells();
    }

    private static String text(EventDraft draft, String attribute) {
        return ((Value.Text) draft.attributes().get(attribute)).text();
    }

    private static double number(EventDraft draft, String attribute) {
        return ((Value.Decimal) draft.attributes().get(attribute)).number().doubleValue();
    }
}
