package io.qilian.kernel.testkit.counting;

import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.observation.Detection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One object of a story: where it goes, and how a camera and a model see it. Times are seconds since the story began,
 * lengths are pixels. Built step by step; not thread-safe.
 */
public final class Actor {

    private final String label;
    private final double width;
    private final double height;
    private final Route route = new Route();
    private final List<Effect> effects = new ArrayList<>();
    private final List<Effect> copies = new ArrayList<>();
    private final TreeMap<Double, Integer> identities = new TreeMap<>();
    private double coastSeconds;
    private boolean tracked = true;

    /** What becomes of a detection; null if nothing is left of it. */
    @FunctionalInterface
    private interface Effect {
        Detection apply(Detection seen, double seconds, long frame);
    }

    private Actor(String label, double width, double height) {
        this.label = label;
        this.width = width;
        this.height = height;
        identities.put(Double.NEGATIVE_INFINITY, 0);
    }

    /**
     * An object that has a class and a size.
     *
     * @param label its true class
     * @param width width of its box
     * @param height height of its box
     * @return an object that is nowhere yet
     */
    public static Actor of(String label, double width, double height) {
        return new Actor(label, width, height);
    }

    /**
     * Goes, straight and at an even speed, from the last place to another one. The first call says where and when the
     * object appears, the last one where and when it is gone.
     *
     * @param seconds when it is there; later than the last time
     * @param x where it stands on the ground
     * @param y where it stands on the ground
     * @return this object
     */
    public Actor at(double seconds, double x, double y) {
        return at(seconds, new Point(x, y), 1);
    }

    /**
     * Goes to another place and changes its size on the way.
     *
     * @param seconds when it is there; later than the last time
     * @param ground where it stands on the ground
     * @param scale factor of its width and height
     * @return this object
     */
    public Actor at(double seconds, Point ground, double scale) {
        route.add(new Route.Waypoint(seconds, ground, scale));
        return this;
    }

    /**
     * Lets each edge of the box tremble.
     *
     * @param share standard deviation as a share of width and height; no more than 2.5 deviations occur
     * @param seed which numbers
     * @return this object
     */
    public Actor trembling(double share, long seed) {
        effects.add((seen, seconds, frame) -> {
            Box box = seen.box();
            double across = share * box.width();
            double down = share * box.height();
            double left = box.left() + across * Noise.normal(seed, frame, 0);
            double top = box.top() + down * Noise.normal(seed, frame, 1);
            double right = box.right() + across * Noise.normal(seed, frame, 2);
            double bottom = box.bottom() + down * Noise.normal(seed, frame, 3);
            Box moved = new Box(left, top, Math.max(left + 1, right), Math.max(top + 1, bottom));
            return new Detection(seen.label(), seen.score(), moved);
        });
        return this;
    }

    /**
     * Lets the model miss it now and then.
     *
     * @param share in what share of the frames
     * @param seed which frames
     * @return this object
     */
    public Actor missed(double share, long seed) {
        effects.add((seen, seconds, frame) -> Noise.uniform(seed, frame, 4) < share ? null : seen);
        return this;
    }

    /**
     * Hides it for a while.
     *
     * @param from begin
     * @param to end
     * @return this object
     */
    public Actor hidden(double from, double to) {
        effects.add((seen, seconds, frame) -> seconds >= from && seconds < to ? null : seen);
        return this;
    }

    /**
     * Hides its lower part for a while, as a wall does.
     *
     * @param share how much of the height
     * @param from begin
     * @param to end
     * @return this object
     */
    public Actor bottomHidden(double share, double from, double to) {
        effects.add((seen, seconds, frame) -> {
            Box box = seen.box();
            Box upper = new Box(box.left(), box.top(), box.right(), box.bottom() - share * box.height());
            return seconds >= from && seconds < to ? new Detection(seen.label(), seen.score(), upper) : seen;
        });
        return this;
    }

    /**
     * Puts the box beside the object for a while.
     *
     * @param from begin
     * @param to end
     * @param by how far
     * @return this object
     */
    public Actor displaced(double from, double to, Point by) {
        effects.add((seen, seconds, frame) -> {
            Box box = seen.box();
            Box moved = new Box(box.left() + by.x(), box.top() + by.y(), box.right() + by.x(), box.bottom() + by.y());
            return seconds >= from && seconds < to ? new Detection(seen.label(), seen.score(), moved) : seen;
        });
        return this;
    }

    /**
     * Lets the model take it for something for a while.
     *
     * @param seemingLabel the class that is told
     * @param score how sure the model is
     * @param from begin
     * @param to end
     * @return this object
     */
    public Actor taken(String seemingLabel, double score, double from, double to) {
        effects.add((seen, seconds, frame) ->
                seconds >= from && seconds < to ? new Detection(seemingLabel, score, seen.box()) : seen);
        return this;
    }

    /**
     * Lets the model take every n-th sight of it for something else.
     *
     * @param seemingLabel the class that is told then
     * @param every n
     * @return this object
     */
    public Actor takenEvery(String seemingLabel, int every) {
        effects.add((seen, seconds, frame) ->
                frame % every == 0 ? new Detection(seemingLabel, seen.score(), seen.box()) : seen);
        return this;
    }

    /**
     * Lets the model find it twice, the second time as something else.
     *
     * @param seemingLabel class of the second box
     * @param score score of the second box
     * @return this object
     */
    public Actor doubled(String seemingLabel, double score) {
        copies.add((seen, seconds, frame) -> {
            Box box = seen.box();
            double aside = 0.02 * box.width();
            Box second = new Box(box.left() + aside, box.top(), box.right() + aside, box.bottom());
            return new Detection(seemingLabel, score, second);
        });
        return this;
    }

    /**
     * Gives its scripted track another id from a moment on.
     *
     * @param seconds the moment
     * @param identity 0 for its first id, 1 and up for others
     * @return this object
     */
    public Actor identity(double seconds, int identity) {
        identities.put(seconds, identity);
        return this;
    }

    /**
     * Lets its scripted track be predicted on, straight, after it is gone.
     *
     * @param seconds for how long
     * @return this object
     */
    public Actor coasting(double seconds) {
        coastSeconds = seconds;
        return this;
    }

    /**
     * Never gives it a scripted track.
     *
     * @return this object
     */
    public Actor untracked() {
        tracked = false;
        return this;
    }

    double begin() {
        return route.begin();
    }

    double end() {
        return route.end();
    }

    double coastEnd() {
        return end() + coastSeconds;
    }

    boolean tracked() {
        return tracked;
    }

    int identity(double seconds) {
        return identities.floorEntry(seconds).getValue();
    }

    /** What the model sees of it; empty if nothing. */
    Optional<Detection> sight(double seconds, long frame) {
        if (seconds < begin() || seconds > end()) {
            return Optional.empty();
        }
        Detection seen = new Detection(label, 0.9, box(seconds));
        for (Effect effect : effects) {
            seen = effect.apply(seen, seconds, frame);
            if (seen == null) {
                return Optional.empty();
            }
        }
        return Optional.of(seen);
    }

    List<Detection> copies(Detection seen, double seconds, long frame) {
        return copies.stream().map(copy -> copy.apply(seen, seconds, frame)).toList();
    }

    /** The true box, prolonged straight after the end. */
    Box box(double seconds) {
        Route.Waypoint now = route.at(seconds);
        Point ground = now.ground();
        double halfWidth = now.scale() * width / 2;
        return new Box(ground.x() - halfWidth, ground.y() - now.scale() * height, ground.x() + halfWidth, ground.y());
    }

    /** Speed of the box's centre over the last fifth of a second. */
    Point velocity(double seconds) {
        double before = Math.max(begin(), seconds - 0.2);
        if (seconds - before < 1e-6) {
            return new Point(0, 0);
        }
        Point from = box(before).centre();
        Point to = box(seconds).centre();
        return new Point((to.x() - from.x()) / (seconds - before), (to.y() - from.y()) / (seconds - before));
    }
}
