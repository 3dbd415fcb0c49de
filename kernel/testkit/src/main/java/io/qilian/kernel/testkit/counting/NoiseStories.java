package io.qilian.kernel.testkit.counting;

import static io.qilian.kernel.testkit.counting.CrossingDirection.BACKWARD;
import static io.qilian.kernel.testkit.counting.CrossingDirection.FORWARD;

import io.qilian.kernel.api.geometry.Point;
import java.util.ArrayList;
import java.util.List;

/** Boxes that tremble, flicker, are missed, doubled or mistaken for something else. */
final class NoiseStories {

    private NoiseStories() {}

    static List<CountingStory> all() {
        List<CountingStory> stories = new ArrayList<>();
        for (long seed = 1; seed <= 4; seed++) {
            stories.add(thirtyPercentMissed(12.5, seed));
        }
        stories.add(thirtyPercentMissed(5, 5));
        stories.add(thirtyPercentMissed(25, 6));
        stories.add(flickerAtLine());
        stories.add(trembleOnLine());
        stories.add(slip());
        stories.add(untrackedBursts());
        stories.add(weakGhost());
        stories.add(doubleBoxes());
        stories.add(classFlips());
        stories.add(classChangesOnce());
        stories.add(scoreDrops());
        stories.add(pulsingBox());
        return List.copyOf(stories);
    }

    private static CountingStory thirtyPercentMissed(double fps, long seed) {
        return StoryScript.of("30-percent-missed-" + fps + "-fps-" + seed, "Three of ten detections are missed")
                .fps(fps)
                .cast(
                        Actor.of("car", 120, 80)
                                .trembling(0.03, seed)
                                .missed(0.3, seed)
                                .at(0, 400, 90)
                                .at(8, 420, 690),
                        Actor.of("truck", 240, 160)
                                .trembling(0.02, seed + 10)
                                .missed(0.3, seed + 10)
                                .at(1, 700, 680)
                                .at(9, 690, 200),
                        Actor.of("person", 40, 100)
                                .trembling(0.03, seed + 20)
                                .missed(0.3, seed + 20)
                                .at(0, 960, 220)
                                .at(10, 940, 520))
                .expect(FORWARD, "car", 1)
                .expect(BACKWARD, "truck", 1)
                .expect(FORWARD, "person", 1)
                .build();
    }

    private static CountingStory flickerAtLine() {
        return StoryScript.of(
                        "flicker-at-line", "A person waits just before the line; the box reaches over it at times")
                .fps(10)
                .cast(Actor.of("person", 40, 100)
                        .trembling(0.03, 31)
                        .at(0, 640, 200)
                        .at(4, 640, 354)
                        .at(64, 640, 354)
                        .at(68, 640, 200))
                .build();
    }

    private static CountingStory trembleOnLine() {
        return StoryScript.of("tremble-on-line", "A parked car stands with its ground point on the line")
                .fps(10)
                .cast(Actor.of("car", 120, 80)
                        .trembling(0.03, 32)
                        .missed(0.1, 32)
                        .at(0, 640, 360)
                        .at(120, 640, 360))
                .build();
    }

    private static CountingStory slip() {
        return StoryScript.of(
                        "slip-of-one-frame", "The box of one frame lies far over the line; the person has not moved")
                .cast(Actor.of("person", 40, 100)
                        .trembling(0.01, 33)
                        .displaced(5, 5.05, new Point(0, 30))
                        .at(0, 640, 345)
                        .at(10, 660, 345))
                .build();
    }

    private static CountingStory untrackedBursts() {
        List<Actor> ghosts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double begin = 0.16 * i;
            double x = 250 + 780 * Noise.uniform(34, i, 0);
            double y = 300 + 150 * Noise.uniform(34, i, 1);
            ghosts.add(Actor.of("person", 40, 100).untracked().at(begin, x, y).at(begin + 0.05, x, y + 40));
        }
        return StoryScript.of(
                        "untracked-bursts",
                        "Detections flash up for one frame at a time all around the line, and no track comes of them")
                .cast(ghosts.toArray(Actor[]::new))
                .build();
    }

    private static CountingStory weakGhost() {
        return StoryScript.of("weak-ghost", "A shadow with scores of 0.25 moves over the line beside a person")
                .cast(
                        Actor.of("person", 40, 100)
                                .untracked()
                                .taken("person", 0.25, 0, 20)
                                .at(0, 400, 200)
                                .at(8, 400, 560),
                        Actor.of("person", 40, 100).at(0, 800, 200).at(8, 800, 560))
                .expect(FORWARD, "person", 1)
                .build();
    }

    private static CountingStory doubleBoxes() {
        return StoryScript.of("double-boxes", "The model finds the car twice, as car and as truck")
                .cast(Actor.of("car", 120, 80)
                        .trembling(0.02, 35)
                        .doubled("truck", 0.7)
                        .at(0, 640, 100)
                        .at(6, 640, 650))
                .expect(FORWARD, "car", 1)
                .build();
    }

    private static CountingStory classFlips() {
        return StoryScript.of("class-flips", "Every third detection of a van is taken for a truck")
                .cast(Actor.of("van", 140, 110)
                        .trembling(0.02, 36)
                        .takenEvery("truck", 3)
                        .at(0, 640, 120)
                        .at(6, 640, 660))
                .expect(FORWARD, "van", 1)
                .build();
    }

    private static CountingStory classChangesOnce() {
        return StoryScript.of(
                        "class-by-vote", "From afar a truck is taken for a car, with low scores; near, it is clear")
                .cast(Actor.of("truck", 200, 150)
                        .trembling(0.02, 37)
                        .taken("car", 0.5, 0, 1.2)
                        .at(0, 640, 150)
                        .at(8, 640, 700))
                .expect(FORWARD, "truck", 1)
                .build();
    }

    private static CountingStory scoreDrops() {
        return StoryScript.of("score-drops", "While it is on the line a car's score falls to 0.3")
                .cast(Actor.of("car", 120, 80)
                        .trembling(0.02, 38)
                        .taken("car", 0.3, 1.5, 5)
                        .at(0, 640, 80)
                        .at(6, 640, 700))
                .expect(FORWARD, "car", 1)
                .build();
    }

    private static CountingStory pulsingBox() {
        return StoryScript.of("pulsing-box", "The box of a waiting person grows and shrinks by a tenth, at the line")
                .fps(10)
                .cast(Actor.of("person", 60, 150)
                        .trembling(0.04, 39)
                        .at(0, 640, 200)
                        .at(3, 640, 352)
                        .at(30, 642, 352)
                        .at(33, 640, 520))
                .expect(FORWARD, "person", 1)
                .build();
    }
}
