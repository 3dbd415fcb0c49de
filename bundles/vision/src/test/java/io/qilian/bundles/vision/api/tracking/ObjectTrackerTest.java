package io.qilian.bundles.vision.api.tracking;

import static io.qilian.kernel.testkit.DetectionBuilder.detection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qilian.bundles.vision.api.tracking.TrackerSettings.Bounds;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.observation.Track;
import io.qilian.kernel.testkit.ObservationBuilder;
import io.qilian.kernel.testkit.counting.CountingStory;
import io.qilian.kernel.testkit.counting.RandomTraffic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectTrackerTest {

    private ObjectTracker tracker = new ObjectTracker();
    private Instant now = ObservationBuilder.START;

    @Test
    void tellsATrackFromItsSecondDetectionOn() {
        assertThat(see(0.1, person(100))).isEmpty();
        Track track = only(see(0.1, person(102)));
        assertThat(track.id()).isEqualTo(1);
        assertThat(track.detections()).isEqualTo(2);
        assertThat(track.firstSeenAt()).isEqualTo(ObservationBuilder.START.plusMillis(100));
        assertThat(track.lastSeenAt()).isEqualTo(now);
        assertThat(track.box()).isEqualTo(person(102).box());
    }

    @Test
    void tellsTheSpeedInPixelsASecondAtAnyRate() {
        for (double seconds : new double[] {0.5, 0.2, 0.04, 1.0 / 60}) {
            tracker = new ObjectTracker();
            Track last = null;
            for (double time = 0; time < 4; time += seconds) {
                List<Track> told = see(seconds, person(100 + 60 * time));
                last = told.isEmpty() ? last : told.get(0);
            }
            assertThat(last).isNotNull();
            assertThat(last.velocityX()).as("every %s s", seconds).isCloseTo(60, within(3.0));
            assertThat(last.velocityY()).isCloseTo(0, within(1.0));
        }
    }

    @Test
    void predictsWhatIsMissedAndSaysSo() {
        for (int i = 0; i < 20; i++) {
            see(0.1, person(100 + 6 * i));
        }
        Track track = only(see(0.1));
        assertThat(track.detected()).isFalse();
        assertThat(track.box().ground().x()).isCloseTo(220, within(2.0));
        assertThat(track.lastSeenAt()).isEqualTo(now.minusMillis(100));
    }

    @Test
    void stopsTellingATrackAfterItsCoastTime() {
        see(0.1, person(100));
        see(0.1, person(100));
        assertThat(see(1.5)).hasSize(1);
        assertThat(see(0.1)).isEmpty();
    }

    @Test
    void takesALostObjectUpAgainUnderItsOldId() {
        for (int i = 0; i < 30; i++) {
            see(0.1, person(100 + 6 * i));
        }
        see(2.4);
        see(0.1, person(100 + 6 * 54));
        assertThat(only(see(0.1, person(100 + 6 * 55))).id()).isEqualTo(1);
        assertThat(tracker.statistics().relinks()).isEqualTo(1);
    }

    @Test
    void doesNotTakeOneThatComesTowardsTheLostOneForIt() {
        for (int i = 0; i < 30; i++) {
            see(0.1, person(100 + 6 * i));
        }
        see(1.8);
        see(0.1, person(380));
        see(0.1, person(374));
        assertThat(only(see(0.1, person(368))).id()).isEqualTo(2);
    }

    @Test
    void findsAParkedCarAgainBehindABusThatStoodBeforeIt() {
        Detection car = detection().label("car").size(120, 80).ground(500, 400).build();
        for (int i = 0; i < 40; i++) {
            see(0.1, car);
        }
        see(15);
        see(0.1, car);
        assertThat(only(see(0.1, car)).id()).isEqualTo(1);
    }

    @Test
    void givesNoIdTwice() {
        for (int round = 1; round <= 5; round++) {
            see(60, person(100));
            assertThat(only(see(0.1, person(100))).id()).isEqualTo(round);
        }
    }

    @Test
    void prolongsATrackWithWeakDetectionsButBeginsNoneWithThem() {
        for (int i = 0; i < 5; i++) {
            assertThat(see(0.1, weak(100))).isEmpty();
        }
        see(0.1, person(100));
        see(0.1, person(100));
        assertThat(only(see(0.1, weak(100))).detected()).isTrue();
    }

    @Test
    void followsWhatMovesFurtherThanItsLengthBetweenTwoFrames() {
        for (int i = 0; i < 8; i++) {
            see(
                    0.5,
                    detection()
                            .label("car")
                            .size(60, 40)
                            .ground(100 + 130 * i, 300)
                            .build());
        }
        assertThat(tracker.statistics().tracks()).isEqualTo(1);
    }

    @Test
    void keepsTwoWhoWalkSideBySideApartWhenOneIsMissed() {
        for (int i = 0; i < 10; i++) {
            see(0.1, person(100 + 5 * i), person(128 + 5 * i));
        }
        List<Track> told = see(0.1, person(178));
        assertThat(told).hasSize(2);
        assertThat(told.get(0).detected()).isFalse();
        assertThat(told.get(1).detected()).isTrue();
    }

    @Test
    void takesTwoBoxesOnOneObjectForOne() {
        for (int i = 0; i < 5; i++) {
            see(0.1, car("car", 0.8), car("truck", 0.7));
        }
        assertThat(tracker.statistics().tracks()).isEqualTo(1);
        assertThat(tracker.statistics().duplicates()).isEqualTo(5);
    }

    @Test
    void doesNotSplitATrackWhenTheClassFlickers() {
        Track track = null;
        for (int i = 0; i < 12; i++) {
            List<Track> told = see(0.1, car(i % 4 == 3 ? "truck" : "car", 0.8));
            track = told.isEmpty() ? null : told.get(0);
        }
        assertThat(track).isNotNull();
        assertThat(track.id()).isEqualTo(1);
        assertThat(track.label()).isEqualTo("car");
    }

    @Test
    void usesTheBestDetectionsOfACrowdedFrameAndCountsTheRest() {
        tracker = new ObjectTracker(new TrackerSettings(
                TrackerSettings.Scores.DEFAULTS,
                TrackerSettings.Motion.DEFAULTS,
                TrackerSettings.Memory.DEFAULTS,
                new Bounds(3, 5)));
        for (int frame = 0; frame < 2; frame++) {
            List<Detection> crowd = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                crowd.add(detection().score(0.6 + 0.01 * i).ground(100 * i, 300).build());
            }
            now = now.plusMillis(100);
            tracker.update(now, crowd);
        }
        assertThat(tracker.statistics().detectionsLeftOut()).isEqualTo(6);
        assertThat(tracker.statistics().tracksLeftOut()).isEqualTo(4);
        assertThat(tracker.statistics().tracks()).isEqualTo(3);
    }

    @Test
    void leavesOutBoxesWithoutExtentAndBoxesFarAway() {
        see(
                0.1,
                new Detection("car", 0.9, new Box(10, 10, 10, 50)),
                new Detection("car", 0.9, new Box(0, 0, 1e300, 1e300)),
                new Detection("car", 0.9, new Box(-1e9, 0, -1e9 + 10, 10)));
        assertThat(tracker.statistics().detectionsLeftOut()).isEqualTo(3);
    }

    @Test
    void goesOnWhenTheClockIsSetBackOrForth() {
        see(0.1, person(100));
        see(0.1, person(102));
        assertThat(only(see(-3600, person(104))).id()).isEqualTo(1);
        assertThat(only(see(0.1, person(106))).id()).isEqualTo(1);
        assertThat(see(1e9, person(108))).isEmpty();
        assertThat(only(see(0.1, person(108))).id()).isEqualTo(2);
    }

    @Test
    void tellsTracksByAscendingId() {
        for (int i = 0; i < 30; i++) {
            List<Track> told = see(0.2, person(900 - 10 * i), person(100 + i), i % 3 == 0 ? person(500) : weak(500));
            assertThat(told).isSortedAccordingTo((one, other) -> Long.compare(one.id(), other.id()));
        }
    }

    @Test
    void tellsTheSameTracksEachTime() {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(tracksOf(RandomTraffic.scene(seed))).isEqualTo(tracksOf(RandomTraffic.scene(seed)));
        }
    }

    @Test
    void doesNotDependOnTheOrderOfDetections() {
        ObjectTracker other = new ObjectTracker();
        for (int i = 0; i < 20; i++) {
            Detection one = person(100 + 5 * i);
            Detection two = detection().score(0.8).ground(300 - 5 * i, 120).build();
            List<Track> told = see(0.1, one, two);
            assertThat(other.update(now, List.of(two, one))).isEqualTo(told);
        }
    }

    private static List<List<Track>> tracksOf(CountingStory story) {
        ObjectTracker tracker = new ObjectTracker();
        return story.frames().stream()
                .map(frame -> tracker.update(frame.capturedAt(), frame.detections()))
                .toList();
    }

    private List<Track> see(double secondsLater, Detection... detections) {
        now = now.plus(Duration.ofMillis(Math.round(1000 * secondsLater)));
        return tracker.update(now, List.of(detections));
    }

    private static Track only(List<Track> told) {
        assertThat(told).hasSize(1);
        return told.get(0);
    }

    private static Detection person(double x) {
        return detection().ground(x, 200).build();
    }

    private static Detection weak(double x) {
        return detection().score(0.3).ground(x, 200).build();
    }

    private static Detection car(String label, double score) {
        return detection()
                .label(label)
                .score(score)
                .size(120, 80)
                .ground(400, 300)
                .build();
    }
}
