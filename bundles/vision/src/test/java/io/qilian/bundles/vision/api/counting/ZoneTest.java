package io.qilian.bundles.vision.api.counting;

import static io.qilian.kernel.testkit.DetectionBuilder.detection;
import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.vision.api.counting.ZoneEvent.Kind;
import io.qilian.bundles.vision.api.geometry.Polygon;
import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.testkit.TrackBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ZoneTest {

    private static final Polygon SQUARE =
            Polygon.of(new Point(0.4, 0.4), new Point(0.6, 0.4), new Point(0.6, 0.6), new Point(0.4, 0.6));

    private final Zone zone = new Zone("stop", SQUARE, ZoneSettings.DEFAULTS);
    private final Film film = new Film();

    @Test
    void tellsWhenAndWhereAnObjectEntersAndLeaves() {
        List<ZoneEvent> events = walk(zone, 1, 350, 380, 420, 500, 590, 640);
        assertThat(events).extracting(ZoneEvent::kind).containsExactly(Kind.ENTERED, Kind.LEFT);
        assertThat(events.get(0).at()).isEqualTo(Film.after(0.15));
        assertThat(events.get(0).point()).isEqualTo(new Point(400, 500));
        assertThat(events.get(0).visit().entrySeen()).isTrue();
        assertThat(events.get(1).at()).isEqualTo(Film.after(0.42));
        assertThat(events.get(1).dwell()).isEqualTo(Duration.ofMillis(270));
        assertThat(events.get(1).visit().key()).isEqualTo(events.get(0).visit().key());
    }

    @Test
    void doesNotFlickerWithABoxThatTremblesOnItsEdge() {
        List<ZoneEvent> events = walk(zone, 1, 350, 396, 404, 396, 405, 397, 404, 440, 405, 396, 404, 396, 360);
        assertThat(events).extracting(ZoneEvent::kind).containsExactly(Kind.ENTERED, Kind.LEFT);
    }

    @Test
    void countsOneWhoStepsBackAtTheEdgeForNothing() {
        assertThat(walk(zone, 1, 350, 380, 402, 406, 390, 350)).isEmpty();
    }

    @Test
    void saysThatItDidNotSeeTheEntryOfOneWhoWasThere() {
        ZoneEvent event = walk(zone, 1, 500).get(0);
        assertThat(event.kind()).isEqualTo(Kind.ENTERED);
        assertThat(event.visit().entrySeen()).isFalse();
        assertThat(event.at()).isEqualTo(Film.START);
    }

    @Test
    void waitsUntilOneHasSettledIfAsked() {
        Zone patient = new Zone("patient", SQUARE, ZoneSettings.DEFAULTS.settling(Duration.ofMillis(300)));
        List<ZoneEvent> events = walk(patient, 1, 350, 450, 450, 350, 350, 450, 450, 450, 450, 450);
        assertThat(events).hasSize(1);
        assertThat(events.get(0).at()).isEqualTo(Film.after(0.45));
    }

    @Test
    void findsObjectsInAZoneThatIsNarrowerThanTheBand() {
        Zone strip = new Zone(
                "strip",
                Polygon.of(new Point(0.4, 0.495), new Point(0.6, 0.495), new Point(0.6, 0.505), new Point(0.4, 0.505)),
                ZoneSettings.DEFAULTS);
        assertThat(walk(strip, 1, 300, 450, 500, 550, 700)).hasSize(2);
    }

    @Test
    void tellsWhoIsThereByClass() {
        film.with(1, 450, 500).with(2, 500, 500).with(3, 700, 500);
        film.with(TrackBuilder.track(
                        detection().label("car").size(120, 80).ground(550, 550).build())
                .id(4)
                .build());
        zone.update(film.frame());
        assertThat(zone.occupancy()).isEqualTo(Map.of("person", 2, "car", 1));
        assertThat(zone.visits()).extracting(ZoneVisit::trackId).containsExactly(1L, 2L, 4L);
    }

    @Test
    void goesOnWithAVisitWhenTheTrackGetsAnotherId() {
        walk(zone, 1, 350, 420, 450);
        film.skip(1);
        assertThat(walk(zone, 2, 460)).isEmpty();
        assertThat(zone.visits()).hasSize(1);
        assertThat(zone.visits().get(0).trackId()).isEqualTo(2);
        assertThat(walk(zone, 2, 500, 590, 640).get(0).visit().key()).startsWith("stop/track-1/");
    }

    @Test
    void keepsOneWhoIsNotSeenForAWhile() {
        walk(zone, 1, 350, 420, 450);
        film.skip(25);
        assertThat(zone.update(film.frame())).isEmpty();
        assertThat(zone.occupancy()).containsEntry("person", 1);
        assertThat(walk(zone, 1, 460)).isEmpty();
    }

    @Test
    void saysThatOneWasLostWhoIsNotSeenAnyMore() {
        walk(zone, 1, 350, 420, 450);
        film.skip(31);
        ZoneEvent event = zone.update(film.frame()).get(0);
        assertThat(event.kind()).isEqualTo(Kind.LOST);
        assertThat(event.at()).isEqualTo(Film.after(0.2));
        assertThat(zone.occupancy()).isEmpty();
    }

    @Test
    void endsAllVisitsAtTheEnd() {
        walk(zone, 1, 350, 420, 450);
        assertThat(zone.finish()).extracting(ZoneEvent::kind).containsExactly(Kind.LOST);
        assertThat(zone.visits()).isEmpty();
    }

    @Test
    void givesASecondVisitAKeyOfItsOwn() {
        List<ZoneEvent> events = walk(zone, 1, 350, 450, 350, 300, 450, 350);
        assertThat(events).hasSize(4);
        assertThat(events.get(2).visit().key())
                .isNotEqualTo(events.get(0).visit().key());
        assertThat(events.get(2).visit().entrySeen()).isTrue();
    }

    /** Along the middle of the square from left to right. */
    private List<ZoneEvent> walk(Zone walked, long id, double... xs) {
        List<ZoneEvent> events = new ArrayList<>();
        for (double x : xs) {
            events.addAll(walked.update(film.with(id, x, 500).frame()));
        }
        return events;
    }
}
