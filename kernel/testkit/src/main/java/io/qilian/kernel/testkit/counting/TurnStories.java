package io.qilian.kernel.testkit.counting;

import static io.qilian.kernel.testkit.counting.CrossingDirection.BACKWARD;
import static io.qilian.kernel.testkit.counting.CrossingDirection.FORWARD;

import java.util.List;

/** Stops and turns at the line. */
final class TurnStories {

    private TurnStories() {}

    static List<CountingStory> all() {
        return List.of(
                turnBefore(),
                turnOn(),
                turnBehind(),
                thereAndBackAndThere(),
                stopAndGoOn(),
                stopAndGoBack(),
                stopWithBreaks(),
                crawl(),
                creepInBand(),
                parallelBeside(),
                parallelOn());
    }

    private static Actor person(long seed) {
        return Actor.of("person", 40, 100).trembling(0.02, seed);
    }

    private static CountingStory turnBefore() {
        return StoryScript.of("turn-before-line", "A person turns back a step before the line")
                .cast(person(81).at(0, 600, 180).at(5, 620, 335).at(10, 640, 180))
                .build();
    }

    private static CountingStory turnOn() {
        return StoryScript.of("turn-on-line", "A person turns back with the feet on the line")
                .cast(person(82).at(0, 600, 180).at(5, 620, 363).at(10, 640, 180))
                .build();
    }

    private static CountingStory turnBehind() {
        return StoryScript.of("turn-behind-line", "A person turns back two steps behind the line")
                .cast(person(83).at(0, 600, 180).at(5, 620, 420).at(10, 640, 180))
                .expect(FORWARD, "person", 1)
                .expect(BACKWARD, "person", 1)
                .build();
    }

    private static CountingStory thereAndBackAndThere() {
        return StoryScript.of("there-and-back-and-there", "A person crosses three times")
                .cast(person(84).at(0, 600, 250).at(4, 620, 450).at(8, 640, 250).at(12, 660, 450))
                .expect(FORWARD, "person", 2)
                .expect(BACKWARD, "person", 1)
                .build();
    }

    private static CountingStory stopAndGoOn() {
        return StoryScript.of("stop-on-line-and-go-on", "A car stops on the line for ten minutes and drives on")
                .fps(5)
                .cast(Actor.of("car", 120, 80)
                        .trembling(0.03, 85)
                        .missed(0.05, 85)
                        .at(0, 640, 90)
                        .at(4, 640, 361)
                        .at(604, 640, 361)
                        .at(608, 640, 680))
                .expect(FORWARD, "car", 1)
                .build();
    }

    private static CountingStory stopAndGoBack() {
        return StoryScript.of("stop-on-line-and-go-back", "A car stops on the line for ten minutes and backs up")
                .fps(5)
                .cast(Actor.of("car", 120, 80)
                        .trembling(0.03, 86)
                        .missed(0.05, 86)
                        .at(0, 640, 90)
                        .at(4, 640, 361)
                        .at(604, 640, 361)
                        .at(610, 640, 90))
                .build();
    }

    private static CountingStory stopWithBreaks() {
        return StoryScript.of(
                        "stop-on-line-with-breaks",
                        "A car stops on the line for a minute; passers-by hide it and its track gets other ids")
                .fps(10)
                .cast(Actor.of("car", 120, 80)
                        .trembling(0.02, 87)
                        .hidden(10, 11)
                        .hidden(20, 21.2)
                        .hidden(33, 34)
                        .identity(11, 1)
                        .identity(21.2, 2)
                        .identity(34, 3)
                        .at(0, 640, 90)
                        .at(4, 640, 361)
                        .at(64, 640, 361)
                        .at(68, 640, 680))
                .expect(FORWARD, "car", 1)
                .build();
    }

    private static CountingStory crawl() {
        return StoryScript.of("crawl", "In a jam a truck needs two minutes to get over the line")
                .fps(5)
                .cast(Actor.of("truck", 240, 160)
                        .trembling(0.02, 88)
                        .at(0, 640, 280)
                        .at(120, 640, 440))
                .expect(FORWARD, "truck", 1)
                .build();
    }

    private static CountingStory creepInBand() {
        return StoryScript.of("steps-to-and-fro", "A person on the line steps to and fro by less than a foot")
                .fps(10)
                .cast(person(89)
                        .at(0, 600, 220)
                        .at(3, 600, 357)
                        .at(5, 600, 363)
                        .at(7, 600, 357)
                        .at(9, 600, 363)
                        .at(11, 600, 357)
                        .at(13, 600, 363)
                        .at(16, 600, 500))
                .expect(FORWARD, "person", 1)
                .build();
    }

    private static CountingStory parallelBeside() {
        return StoryScript.of("along-beside-line", "A person walks along the line, a foot beside it")
                .cast(person(90).at(0, 210, 342).at(15, 1070, 342))
                .build();
    }

    private static CountingStory parallelOn() {
        return StoryScript.of(
                        "along-on-line",
                        "A person walks along the line with the feet on it, and off to where it came from")
                .cast(person(91)
                        .at(0, 250, 300)
                        .at(2, 300, 360)
                        .at(14, 1000, 360)
                        .at(16, 1040, 300))
                .build();
    }
}
