package io.qilian.kernel.testkit.counting;

import static io.qilian.kernel.testkit.counting.CrossingDirection.BACKWARD;
import static io.qilian.kernel.testkit.counting.CrossingDirection.FORWARD;

import io.qilian.kernel.api.geometry.Point;
import java.util.List;

/** Objects that are cut off, partly hidden, tiny, huge, or change their size. */
final class EdgeStories {

    private EdgeStories() {}

    static List<CountingStory> all() {
        return List.of(
                leavesAtBottom(),
                entersAtBottom(),
                walksAlongSide(),
                leavesAtSide(),
                feetHidden(),
                feetHiddenWhileWaiting(),
                tiny(),
                huge(),
                approaching(),
                receding());
    }

    private static CountingStory leavesAtBottom() {
        return StoryScript.of("leaves-at-bottom", "A car drives out of the picture's lower edge, right behind the line")
                .line(new Point(200, 660), new Point(1080, 660))
                .cast(Actor.of("car", 160, 110)
                        .trembling(0.015, 121)
                        .at(0, 640, 200)
                        .at(5, 640, 800))
                .expect(FORWARD, "car", 1)
                .build();
    }

    private static CountingStory entersAtBottom() {
        return StoryScript.of("enters-at-bottom", "A car drives in from the lower edge, cut off at first")
                .line(new Point(200, 560), new Point(1080, 560))
                .cast(Actor.of("car", 160, 110)
                        .trembling(0.015, 122)
                        .at(0, 640, 800)
                        .at(5, 640, 200))
                .expect(BACKWARD, "car", 1)
                .build();
    }

    private static CountingStory walksAlongSide() {
        return StoryScript.of("along-the-edge", "A person walks over the line half outside the picture")
                .line(new Point(0, 360), new Point(600, 360))
                .cast(Actor.of("person", 60, 150)
                        .trembling(0.015, 123)
                        .at(0, 5, 200)
                        .at(8, 5, 560))
                .expect(FORWARD, "person", 1)
                .build();
    }

    private static CountingStory leavesAtSide() {
        return StoryScript.of("leaves-at-side", "A bus leaves the picture at its side; the line is near the edge")
                .line(new Point(1200, 700), new Point(1200, 20))
                .cast(Actor.of("bus", 300, 160)
                        .trembling(0.01, 124)
                        .at(0, 300, 400)
                        .at(5, 1420, 400))
                .expect(FORWARD, "bus", 1)
                .build();
    }

    private static CountingStory feetHidden() {
        return StoryScript.of(
                        "feet-hidden-behind-line",
                        "Behind the line a low wall hides a person's legs, so that the box ends before it again")
                .cast(Actor.of("person", 60, 150)
                        .trembling(0.015, 125)
                        .bottomHidden(0.4, 4.6, 6.2)
                        .at(0, 640, 200)
                        .at(9, 640, 560))
                .expect(FORWARD, "person", 1)
                .build();
    }

    private static CountingStory feetHiddenWhileWaiting() {
        return StoryScript.of(
                        "feet-hidden-while-waiting",
                        "A person waits behind the line; passing luggage hides the legs three times")
                .fps(10)
                .cast(Actor.of("person", 60, 150)
                        .trembling(0.015, 126)
                        .bottomHidden(0.35, 8, 9.5)
                        .bottomHidden(0.35, 12, 14)
                        .bottomHidden(0.35, 18, 19)
                        .at(0, 640, 200)
                        .at(5, 640, 392)
                        .at(25, 640, 392)
                        .at(29, 640, 560))
                .expect(FORWARD, "person", 1)
                .build();
    }

    private static CountingStory tiny() {
        return StoryScript.of("tiny", "An object of ten pixels, far away, trembles by a pixel and crosses")
                .cast(Actor.of("car", 12, 9)
                        .trembling(0.06, 127)
                        .missed(0.1, 127)
                        .at(0, 600, 330)
                        .at(8, 620, 390))
                .expect(FORWARD, "car", 1)
                .build();
    }

    private static CountingStory huge() {
        return StoryScript.of("huge", "A lorry near the camera fills half of the picture")
                .line(new Point(100, 560), new Point(1180, 560))
                .cast(Actor.of("truck", 600, 420)
                        .trembling(0.01, 128)
                        .at(0, 500, 400)
                        .at(6, 760, 715))
                .expect(FORWARD, "truck", 1)
                .build();
    }

    private static CountingStory approaching() {
        return StoryScript.of("approaching", "A car comes near and grows to five times its size")
                .cast(Actor.of("car", 50, 35)
                        .trembling(0.02, 129)
                        .at(0, new Point(600, 220), 1)
                        .at(3, new Point(620, 300), 2)
                        .at(5, new Point(650, 460), 3.5)
                        .at(6, new Point(680, 640), 5))
                .expect(FORWARD, "car", 1)
                .build();
    }

    private static CountingStory receding() {
        return StoryScript.of("receding", "A truck drives away and shrinks to a quarter, at 5 frames a second")
                .fps(5)
                .cast(Actor.of("truck", 240, 180)
                        .trembling(0.02, 130)
                        .at(0, new Point(700, 690), 1)
                        .at(2, new Point(660, 420), 0.6)
                        .at(5, new Point(630, 250), 0.25))
                .expect(BACKWARD, "truck", 1)
                .build();
    }
}
