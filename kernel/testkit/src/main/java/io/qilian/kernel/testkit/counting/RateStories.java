package io.qilian.kernel.testkit.counting;

import static io.qilian.kernel.testkit.counting.CrossingDirection.BACKWARD;
import static io.qilian.kernel.testkit.counting.CrossingDirection.FORWARD;

import java.util.ArrayList;
import java.util.List;

/** Few frames, many frames, uneven frames, no frames, and clocks that go wrong. */
final class RateStories {

    private RateStories() {}

    static List<CountingStory> all() {
        List<CountingStory> stories = new ArrayList<>();
        for (double fps : new double[] {2, 5, 12.5, 25}) {
            stories.add(oneCar(fps));
            stories.add(oneWalker(fps));
        }
        stories.add(columnOfCars());
        stories.add(twoLanesAtTwoFrames());
        stories.add(racer(2));
        stories.add(racer(25));
        stories.add(unevenFrames());
        stories.add(equalTimes());
        stories.add(clockBack());
        stories.add(lateFrame());
        stories.add(pause());
        return List.copyOf(stories);
    }

    private static CountingStory oneCar(double fps) {
        return StoryScript.of("car-at-" + fps + "-fps", "A car drives over the line")
                .fps(fps)
                .cast(Actor.of("car", 120, 80).trembling(0.02, 1).at(0, 600, 60).at(4, 640, 660))
                .expect(FORWARD, "car", 1)
                .build();
    }

    private static CountingStory oneWalker(double fps) {
        return StoryScript.of("walker-at-" + fps + "-fps", "A person walks over the line, slantwise")
                .fps(fps)
                .cast(Actor.of("person", 40, 100)
                        .trembling(0.03, 2)
                        .at(0, 300, 600)
                        .at(9, 900, 150))
                .expect(BACKWARD, "person", 1)
                .build();
    }

    private static CountingStory columnOfCars() {
        Actor[] cars = new Actor[6];
        for (int i = 0; i < cars.length; i++) {
            double start = 0.1 + 1.3 * i;
            cars[i] = Actor.of("car", 110, 70)
                    .trembling(0.02, 10 + i)
                    .at(start, 640, 60)
                    .at(start + 2.6, 640, 710);
        }
        return StoryScript.of(
                        "column-at-2-fps",
                        "Six cars in a column; between two frames each moves further than it is long")
                .fps(2)
                .cast(cars)
                .expect(FORWARD, "car", 6)
                .build();
    }

    private static CountingStory twoLanesAtTwoFrames() {
        return StoryScript.of("two-lanes-at-2-fps", "Two cars in opposite lanes pass each other on the line")
                .fps(2)
                .cast(
                        Actor.of("car", 110, 70).at(0, 560, 80).at(4, 560, 700),
                        Actor.of("car", 110, 70).at(0.2, 740, 700).at(4.2, 740, 80))
                .expect(FORWARD, "car", 1)
                .expect(BACKWARD, "car", 1)
                .build();
    }

    private static CountingStory racer(double fps) {
        double seconds = fps < 10 ? 1.3 : 0.8;
        return StoryScript.of("racer-at-" + fps + "-fps", "A vehicle is so fast that it is seen in a few frames only")
                .fps(fps)
                .cast(Actor.of("car", 90, 60).at(0, 640, 90).at(seconds, 640, 715))
                .expect(FORWARD, "car", 1)
                .build();
    }

    private static CountingStory unevenFrames() {
        return StoryScript.of("uneven-frames", "Frames come at any time between 1/25 s and 1/2 s after one another")
                .fps(25)
                .dropping(seconds -> Noise.uniform(5, Math.round(seconds * 25), 0) < 0.7)
                .cast(
                        Actor.of("person", 40, 100)
                                .trembling(0.03, 3)
                                .at(0, 400, 200)
                                .at(7, 420, 560),
                        Actor.of("bus", 260, 180)
                                .trembling(0.02, 4)
                                .at(1, 850, 640)
                                .at(7, 830, 200))
                .expect(FORWARD, "person", 1)
                .expect(BACKWARD, "bus", 1)
                .build();
    }

    private static CountingStory equalTimes() {
        return StoryScript.of("equal-times", "Each two frames bear the same capture time")
                .fps(10)
                .clock(seconds -> Math.floor(seconds * 5 + 1e-9) / 5)
                .cast(Actor.of("car", 120, 80)
                        .trembling(0.02, 5)
                        .at(0, 640, 100)
                        .at(5, 640, 650))
                .expect(FORWARD, "car", 1)
                .build();
    }

    private static CountingStory clockBack() {
        return StoryScript.of("clock-set-back", "The camera's clock is set back by an hour while cars are on the line")
                .clock(seconds -> seconds < 2.4 ? seconds : seconds - 3600)
                .cast(
                        Actor.of("car", 120, 80)
                                .trembling(0.02, 6)
                                .at(0, 500, 100)
                                .at(5, 500, 650),
                        Actor.of("car", 120, 80)
                                .trembling(0.02, 7)
                                .at(0.5, 760, 650)
                                .at(5.5, 760, 100))
                .expect(FORWARD, "car", 1)
                .expect(BACKWARD, "car", 1)
                .build();
    }

    private static CountingStory lateFrame() {
        return StoryScript.of("late-frame", "One frame comes after its successor, while a person is on the line")
                .lateFrame(2.5)
                .cast(Actor.of("person", 40, 100)
                        .trembling(0.02, 8)
                        .at(0, 640, 160)
                        .at(5, 640, 560))
                .expect(FORWARD, "person", 1)
                .build();
    }

    private static CountingStory pause() {
        return StoryScript.of(
                        "long-gap",
                        "The stream pauses for a minute; who was before the line is gone, others have passed")
                .dropping(seconds -> seconds > 2 && seconds < 62)
                .cast(
                        Actor.of("car", 120, 80).at(0, 640, 80).at(8, 640, 700),
                        Actor.of("car", 120, 80).at(56, 620, 60).at(64, 620, 660))
                .expect(FORWARD, "car", 0)
                .build();
    }
}
