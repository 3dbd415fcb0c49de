package io.qilian.kernel.testkit.counting;

import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.testkit.ObservationBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

/**
 * Writes a {@link CountingStory}: who is in the picture, how often the camera looks, and what is to be counted. Lengths
 * are pixels of a frame of {@value #WIDTH} by {@value #HEIGHT}. Built step by step; not thread-safe.
 */
public final class StoryScript {

    /** Width of the frames. */
    public static final int WIDTH = 1280;

    /** Height of the frames. */
    public static final int HEIGHT = 720;

    /** Empty frames after the last event, in seconds: as long as a counter may wait before it tells a crossing. */
    private static final double QUIET_SECONDS = 40;

    private static final double QUIET_FPS = 1;

    private final String name;
    private final String about;
    private final List<Actor> actors = new ArrayList<>();
    private final List<CountedCrossing> expected = new ArrayList<>();
    private List<Point> line = List.of(new Point(200, 360), new Point(1080, 360));
    private double fps = 12.5;
    private DoubleUnaryOperator captureSeconds = DoubleUnaryOperator.identity();
    private DoublePredicate dropped = seconds -> false;
    private double lateSeconds = -1;

    private StoryScript(String name, String about) {
        this.name = name;
        this.about = about;
    }

    /**
     * Begins a story at 12.5 frames a second with a line from the left to the right, from (200, 360) to (1080, 360):
     * forward is down.
     *
     * @param name short name
     * @param about what happens, in one sentence
     * @return the script
     */
    public static StoryScript of(String name, String about) {
        return new StoryScript(name, about);
    }

    /**
     * Sets how often the camera looks.
     *
     * @param value frames a second
     * @return this script
     */
    public StoryScript fps(double value) {
        fps = value;
        return this;
    }

    /**
     * Sets the line.
     *
     * @param points its corners in pixels
     * @return this script
     */
    public StoryScript line(Point... points) {
        line = List.of(points);
        return this;
    }

    /**
     * Adds objects. The first ids of their scripted tracks are 1, 2 and so on, in this order.
     *
     * @param cast the objects
     * @return this script
     */
    public StoryScript cast(Actor... cast) {
        actors.addAll(Arrays.asList(cast));
        return this;
    }

    /**
     * Leaves frames out.
     *
     * @param when true for the seconds at which a frame does not come
     * @return this script
     */
    public StoryScript dropping(DoublePredicate when) {
        dropped = dropped.or(when);
        return this;
    }

    /**
     * Lets the camera's clock go wrong.
     *
     * @param shown from the true seconds since the begin to those that the capture times show
     * @return this script
     */
    public StoryScript clock(DoubleUnaryOperator shown) {
        captureSeconds = shown;
        return this;
    }

    /**
     * Lets one frame come after its successor.
     *
     * @param seconds the first frame from then on
     * @return this script
     */
    public StoryScript lateFrame(double seconds) {
        lateSeconds = seconds;
        return this;
    }

    /**
     * Says what is to be counted.
     *
     * @param direction which way
     * @param label class of the objects
     * @param count how many
     * @return this script
     */
    public StoryScript expect(CrossingDirection direction, String label, int count) {
        expected.addAll(Collections.nCopies(count, new CountedCrossing(direction, label)));
        return this;
    }

    /**
     * Writes the story.
     *
     * @return the story
     */
    public CountingStory build() {
        double end = actors.stream().mapToDouble(Actor::coastEnd).max().orElse(0);
        List<Observation> frames = new ArrayList<>();
        TrackScript tracks = new TrackScript(actors);
        for (long frame = 0; frame / fps <= end; frame++) {
            if (!dropped.test(frame / fps)) {
                frames.add(look(frame, tracks));
            }
        }
        for (double quiet = 1; quiet <= QUIET_SECONDS * QUIET_FPS; quiet++) {
            frames.add(frameAt(captureSeconds.applyAsDouble(end + quiet / QUIET_FPS), frames.size())
                    .build());
        }
        delay(frames);
        List<Point> shares = line.stream()
                .map(point -> point.scaled(1.0 / WIDTH, 1.0 / HEIGHT))
                .toList();
        return new CountingStory(name, about, shares, frames, expected);
    }

    private void delay(List<Observation> frames) {
        for (int i = 0; lateSeconds >= 0 && i + 1 < frames.size(); i++) {
            if (!frames.get(i).capturedAt().isBefore(instant(lateSeconds))) {
                Collections.swap(frames, i, i + 1);
                return;
            }
        }
    }

    private Observation look(long frame, TrackScript tracks) {
        double seconds = frame / fps;
        double shown = captureSeconds.applyAsDouble(seconds);
        List<Detection> detections = new ArrayList<>();
        tracks.begin(seconds, instant(shown));
        for (int i = 0; i < actors.size(); i++) {
            Actor actor = actors.get(i);
            Detection seen = actor.sight(seconds, frame)
                    .flatMap(StoryScript::withinPicture)
                    .orElse(null);
            if (seen != null) {
                detections.add(seen);
                detections.addAll(actor.copies(seen, seconds, frame));
            }
            tracks.add(i, seen);
        }
        detections.sort((one, other) -> Double.compare(other.score(), one.score()));
        return frameAt(shown, frame)
                .detections(detections)
                .tracks(tracks.told())
                .build();
    }

    /** Models tell boxes within the picture; of an object that is all but outside they tell none. */
    private static Optional<Detection> withinPicture(Detection seen) {
        Box clipped = seen.box().clipped(WIDTH, HEIGHT);
        boolean visible = clipped.area() >= 0.2 * seen.box().area();
        return visible ? Optional.of(new Detection(seen.label(), seen.score(), clipped)) : Optional.empty();
    }

    private static ObservationBuilder frameAt(double seconds, long sequence) {
        return ObservationBuilder.observation()
                .picture(WIDTH, HEIGHT)
                .sequence(sequence)
                .at(instant(seconds));
    }

    private static Instant instant(double seconds) {
        return ObservationBuilder.START.plus(Duration.ofNanos(Math.round(seconds * 1e9)));
    }
}
