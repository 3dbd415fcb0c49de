package io.qilian.kernel.testkit.counting;

import static io.qilian.kernel.testkit.counting.CrossingDirection.BACKWARD;
import static io.qilian.kernel.testkit.counting.CrossingDirection.FORWARD;

import io.qilian.kernel.api.geometry.Point;
import java.util.List;

/** Where the line is, and where objects come from. */
final class PlaceStories {

    private PlaceStories() {}

    static List<CountingStory> all() {
        return List.of(
                insideEnd(),
                outsideEnd(),
                aroundEnd(),
                aroundEndAndBackThrough(),
                upright(),
                corner(),
                hook(),
                appearsBehind(),
                appearsOn(),
                appearsBehindAndReturns(),
                vanishesOn(),
                emptyRoad());
    }

    private static Actor person(long seed) {
        return Actor.of("person", 40, 100).trembling(0.015, seed);
    }

    private static CountingStory insideEnd() {
        return StoryScript.of("inside-end", "A person passes just inside the line's end")
                .cast(person(101).at(0, 1068, 200).at(7, 1068, 540))
                .expect(FORWARD, "person", 1)
                .build();
    }

    private static CountingStory outsideEnd() {
        return StoryScript.of("outside-end", "A person passes just outside the line's end")
                .cast(person(102).at(0, 1092, 200).at(7, 1092, 540))
                .build();
    }

    private static CountingStory aroundEnd() {
        return StoryScript.of("around-end", "A person goes around the line's end and on behind it")
                .cast(person(103)
                        .at(0, 900, 250)
                        .at(4, 1140, 330)
                        .at(6, 1140, 400)
                        .at(10, 800, 480))
                .build();
    }

    private static CountingStory aroundEndAndBackThrough() {
        return StoryScript.of(
                        "around-end-and-back-through", "A person goes around the line's end and back over the line")
                .cast(person(104)
                        .at(0, 900, 250)
                        .at(4, 1150, 330)
                        .at(6, 1150, 420)
                        .at(10, 800, 480)
                        .at(14, 780, 240))
                .expect(BACKWARD, "person", 1)
                .build();
    }

    private static CountingStory upright() {
        return StoryScript.of("upright-line", "Cars and a bicycle cross a line that is drawn upwards, from either side")
                .line(new Point(640, 700), new Point(640, 20))
                .cast(
                        Actor.of("car", 130, 80)
                                .trembling(0.02, 105)
                                .at(0, 120, 300)
                                .at(5, 1160, 300),
                        Actor.of("car", 130, 80)
                                .trembling(0.02, 106)
                                .at(1, 1160, 480)
                                .at(6, 120, 480),
                        Actor.of("bicycle", 70, 80)
                                .trembling(0.02, 107)
                                .at(0, 150, 640)
                                .at(9, 1100, 640))
                .expect(FORWARD, "car", 1)
                .expect(BACKWARD, "car", 1)
                .expect(FORWARD, "bicycle", 1)
                .build();
    }

    private static CountingStory corner() {
        return StoryScript.of("over-the-corner", "Persons cross a bent line at its corner and on both its arms")
                .line(new Point(240, 260), new Point(640, 440), new Point(1040, 260))
                .cast(
                        person(108).at(0, 640, 220).at(8, 640, 640),
                        person(109).at(0, 400, 160).at(8, 420, 520),
                        person(110).at(0, 900, 520).at(8, 880, 160))
                .expect(FORWARD, "person", 2)
                .expect(BACKWARD, "person", 1)
                .build();
    }

    private static CountingStory hook() {
        return StoryScript.of(
                        "through-the-hook", "A person walks into the hollow of a hooked line and out of its other side")
                .line(new Point(440, 200), new Point(440, 500), new Point(840, 500), new Point(840, 200))
                .cast(person(111).at(0, 250, 350).at(10, 1030, 350))
                .expect(BACKWARD, "person", 1)
                .expect(FORWARD, "person", 1)
                .build();
    }

    private static CountingStory appearsBehind() {
        return StoryScript.of("appears-behind-line", "A person is first seen behind the line and walks away from it")
                .cast(person(112).at(0, 640, 385).at(5, 640, 600))
                .build();
    }

    private static CountingStory appearsOn() {
        return StoryScript.of(
                        "appears-on-line", "A person is first seen with the feet on the line and walks away from it")
                .cast(person(113).at(0, 640, 361).at(5, 640, 600))
                .build();
    }

    private static CountingStory appearsBehindAndReturns() {
        return StoryScript.of(
                        "appears-behind-and-returns", "A person is first seen behind the line and crosses it backward")
                .cast(person(114).at(0, 640, 420).at(6, 640, 180))
                .expect(BACKWARD, "person", 1)
                .build();
    }

    private static CountingStory vanishesOn() {
        return StoryScript.of("vanishes-on-line", "A person walks to the line and is never seen again, as at a door")
                .cast(person(115).at(0, 640, 180).at(5, 640, 361))
                .build();
    }

    private static CountingStory emptyRoad() {
        return StoryScript.of("empty-road", "Nothing happens").build();
    }
}
