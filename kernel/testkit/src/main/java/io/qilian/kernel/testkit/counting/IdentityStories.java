package io.qilian.kernel.testkit.counting;

import static io.qilian.kernel.testkit.counting.CrossingDirection.BACKWARD;
import static io.qilian.kernel.testkit.counting.CrossingDirection.FORWARD;

import java.util.List;

/** Tracks that break, and objects that hide each other. */
final class IdentityStories {

    private IdentityStories() {}

    static List<CountingStory> all() {
        return List.of(
                switchOnLine(),
                switchWithMissedSecond(),
                switchBehindLine(),
                flickeringIdentity(),
                hiddenAcrossLine(),
                oppositeWays(),
                overtaking(),
                sideBySide(),
                abreast(),
                aroundParkedCar(),
                lostBeforeLine(),
                replacedOnLine());
    }

    private static Actor walker(double x, long seed) {
        return Actor.of("person", 40, 100).trembling(0.02, seed).at(0, x, 180).at(8, x, 540);
    }

    private static CountingStory switchOnLine() {
        return StoryScript.of("id-switch-on-line", "The track gets another id while the person is on the line")
                .cast(walker(640, 41).identity(4, 1))
                .expect(FORWARD, "person", 1)
                .build();
    }

    private static CountingStory switchWithMissedSecond() {
        return StoryScript.of(
                        "id-switch-by-missed-second",
                        "The person is missed for a second on the line; the id is another then")
                .cast(walker(640, 42).hidden(3.5, 4.5).identity(4.5, 1))
                .expect(FORWARD, "person", 1)
                .build();
    }

    private static CountingStory switchBehindLine() {
        return StoryScript.of("id-switch-behind-line", "The track gets another id just behind the line")
                .cast(walker(640, 43).identity(4.4, 1))
                .expect(FORWARD, "person", 1)
                .build();
    }

    private static CountingStory flickeringIdentity() {
        return StoryScript.of("flickering-id", "Around the line the track changes to and fro between two ids")
                .cast(walker(640, 44)
                        .identity(3.2, 1)
                        .identity(3.7, 0)
                        .identity(4.1, 1)
                        .identity(4.5, 0)
                        .identity(5, 1))
                .expect(FORWARD, "person", 1)
                .build();
    }

    private static CountingStory hiddenAcrossLine() {
        return StoryScript.of("hidden-across-line", "A car is hidden by a sign from before the line to behind it")
                .cast(Actor.of("car", 120, 80)
                        .trembling(0.02, 45)
                        .hidden(2, 3.2)
                        .at(0, 640, 90)
                        .at(5, 640, 690))
                .expect(FORWARD, "car", 1)
                .build();
    }

    private static CountingStory oppositeWays() {
        return StoryScript.of("opposite-ways", "Two persons come towards each other and meet on the line")
                .cast(
                        Actor.of("person", 40, 100)
                                .trembling(0.02, 46)
                                .at(0, 632, 180)
                                .at(8, 632, 540),
                        Actor.of("person", 40, 100)
                                .trembling(0.02, 47)
                                .at(0, 650, 540)
                                .at(8, 650, 180))
                .expect(FORWARD, "person", 1)
                .expect(BACKWARD, "person", 1)
                .build();
    }

    private static CountingStory overtaking() {
        return StoryScript.of("overtaking", "A car overtakes a bicycle on the line, and half hides it")
                .cast(
                        Actor.of("bicycle", 50, 80)
                                .trembling(0.02, 48)
                                .at(0, 600, 200)
                                .at(8, 600, 560),
                        Actor.of("car", 130, 90)
                                .trembling(0.02, 49)
                                .at(2, 680, 90)
                                .at(5.5, 680, 700))
                .expect(FORWARD, "bicycle", 1)
                .expect(FORWARD, "car", 1)
                .build();
    }

    private static CountingStory sideBySide() {
        return StoryScript.of("side-by-side", "Two persons walk arm in arm; three of ten detections of each are missed")
                .cast(walker(620, 50).missed(0.3, 50), walker(648, 51).missed(0.3, 51))
                .expect(FORWARD, "person", 2)
                .build();
    }

    private static CountingStory abreast() {
        Actor[] walkers = new Actor[12];
        for (int i = 0; i < walkers.length; i++) {
            walkers[i] = walker(260 + 70 * i, 60 + i);
        }
        return StoryScript.of("abreast", "Twelve persons cross in the same frame")
                .cast(walkers)
                .expect(FORWARD, "person", 12)
                .build();
    }

    private static CountingStory aroundParkedCar() {
        return StoryScript.of("parked-car-at-line", "A person passes behind a car that is parked on the line")
                .cast(
                        Actor.of("car", 140, 100)
                                .trembling(0.02, 72)
                                .at(0, 640, 364)
                                .at(12, 640, 364),
                        walker(560, 73),
                        walker(668, 74).hidden(3.4, 4.4))
                .expect(FORWARD, "person", 2)
                .build();
    }

    private static CountingStory lostBeforeLine() {
        return StoryScript.of(
                        "prediction-over-line",
                        "A car is lost before the line; its track is predicted over it for 1.4 s")
                .cast(Actor.of("car", 120, 80)
                        .trembling(0.01, 75)
                        .coasting(1.4)
                        .at(0, 640, 90)
                        .at(2, 640, 320))
                .build();
    }

    private static CountingStory replacedOnLine() {
        return StoryScript.of(
                        "other-object-behind-line",
                        "One person vanishes before the line; another appears behind it and walks on, away from it")
                .cast(
                        Actor.of("person", 40, 100)
                                .trembling(0.02, 76)
                                .at(0, 500, 200)
                                .at(3, 500, 330),
                        Actor.of("person", 40, 100)
                                .trembling(0.02, 77)
                                .at(3.6, 620, 420)
                                .at(7, 700, 600))
                .build();
    }
}
