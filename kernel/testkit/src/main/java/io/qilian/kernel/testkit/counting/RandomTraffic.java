package io.qilian.kernel.testkit.counting;

import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.geometry.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes scenes of random traffic of which the counts are known exactly, since they are worked out from the objects'
 * true paths: persons and vehicles on straight ways and with turns, at 2 to 25 frames a second, with boxes that
 * tremble, up to a quarter of the detections missed, objects hidden for up to a second, tracks that get another id, and
 * detections that are nothing. A scene is such that a careful person could count it: nobody begins, ends or turns on
 * the line, no two boxes cover each other by more than a third, where one vanishes no other appears at once, and nobody
 * is out of sight for more than a second and a half.
 */
public final class RandomTraffic {

    private static final double[] RATES = {2, 3, 5, 8, 12.5, 25};
    private static final double SCENE_SECONDS = 20;
    private static final int LARGEST_CAST = 7;
    private static final double LEAP_SECONDS = 3;
    private static final double LEAP_SIZES = 8;
    private static final double LARGEST_GHOST_SHARE = 0.04;
    private static final double LONGEST_UNSEEN_SECONDS = 1.5;
    private static final double LARGEST_OVERLAP = 0.33;

    private final SplittableRandom random;
    private final List<Point> line;
    private final List<Actor> placed = new ArrayList<>();
    private final StoryScript script;
    private final double fps;

    private RandomTraffic(long seed) {
        random = new SplittableRandom(seed);
        line = List.of(
                new Point(random.nextDouble(150, 350), random.nextDouble(280, 440)),
                new Point(random.nextDouble(930, 1130), random.nextDouble(280, 440)));
        fps = RATES[random.nextInt(RATES.length)];
        script = StoryScript.of("random-traffic-" + seed, "Random traffic of seed " + seed)
                .fps(fps)
                .line(line.toArray(Point[]::new));
    }

    /**
     * Makes a scene.
     *
     * @param seed which one; the same seed gives the same scene
     * @return the scene with what is to be counted
     */
    public static CountingStory scene(long seed) {
        return new RandomTraffic(seed).write();
    }

    private CountingStory write() {
        int cast = 1 + random.nextInt(LARGEST_CAST);
        for (int tries = 0; placed.size() < cast && tries < 200; tries++) {
            RandomWalk walk = RandomWalk.draw(random, SCENE_SECONDS);
            Actor actor = walk.actor(fps);
            if (walk.clearOf(line, fps)
                    && watchable(actor)
                    && placed.stream().noneMatch(other -> meets(actor, other))) {
                placed.add(actor);
                walk.crossings(line).forEach(direction -> script.expect(direction, walk.label(), 1));
            }
        }
        script.cast(placed.toArray(Actor[]::new));
        int ghosts = random.nextInt(1 + (int) (LARGEST_GHOST_SHARE * SCENE_SECONDS * fps));
        for (int i = 0; i < ghosts; i++) {
            double begin = random.nextDouble(SCENE_SECONDS);
            double x = random.nextDouble(100, 1180);
            double y = random.nextDouble(150, 700);
            script.cast(Actor.of("person", 40, 100).untracked().at(begin, x, y).at(begin + 0.03, x + 1, y));
        }
        return script.build();
    }

    private boolean watchable(Actor actor) {
        double last = actor.begin();
        for (long frame = (long) Math.ceil(actor.begin() * fps); frame / fps <= actor.end(); frame++) {
            if (actor.sight(frame / fps, frame).isPresent()) {
                last = frame / fps;
            } else if (frame / fps - last > LONGEST_UNSEEN_SECONDS) {
                return false;
            }
        }
        return true;
    }

    private static boolean meets(Actor one, Actor other) {
        return replaces(one, other) || replaces(other, one) || covers(one, other);
    }

    /** One vanishes and another appears near by, as if the one had leapt there. */
    private static boolean replaces(Actor gone, Actor come) {
        double between = come.begin() - gone.end();
        Box last = gone.box(gone.end());
        double leap = last.centre().distanceTo(come.box(come.begin()).centre());
        return between > -LEAP_SECONDS
                && between < LEAP_SECONDS
                && leap < LEAP_SIZES * (last.width() + last.height()) / 2;
    }

    private static boolean covers(Actor one, Actor other) {
        double from = Math.max(one.begin(), other.begin());
        double to = Math.min(one.end(), other.end());
        for (double seconds = from; seconds <= to; seconds += 0.1) {
            Box box = one.box(seconds);
            if (box.overlap(other.box(seconds)) > LARGEST_OVERLAP) {
                return true;
            }
        }
        return false;
    }
}
