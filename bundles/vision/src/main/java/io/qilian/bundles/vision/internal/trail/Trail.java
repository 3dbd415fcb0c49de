package io.qilian.bundles.vision.internal.trail;

import io.qilian.bundles.vision.api.counting.Anchor;
import io.qilian.bundles.vision.internal.geometry.Step;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.observation.Track;
import java.time.Duration;
import java.time.Instant;

/**
 * What a rule knows of one object: where its anchor was and is, and the rule's own state. The object keeps its trail
 * when its track gets another id.
 *
 * @param <S> the rule's state of one object
 */
public final class Trail<S> {

    private final S state;
    private final Anchor anchor;
    private final Extent across;
    private final Extent down;
    private final Step step = new Step();
    private final long rootId;

    private long id;
    private String label;
    private boolean first = true;
    private Instant previousAt;
    private Instant at;
    private long seenNanos;
    private long seenFrame;
    private long previousId;
    private int detections;
    private double velocityX;
    private double velocityY;

    Trail(Track track, S state, Anchor anchor, PictureSize picture) {
        this.state = state;
        this.anchor = anchor;
        this.across = new Extent(picture.width());
        this.down = new Extent(picture.height());
        this.rootId = track.id();
        this.id = track.id();
        this.label = track.label();
    }

    /** Begins where the track must have been a while ago. */
    void begin(Track track, Moment now, double backSeconds) {
        observe(track, 0);
        double x = anchorX();
        double y = anchorY();
        step.begin(x - track.velocityX() * backSeconds, y - track.velocityY() * backSeconds);
        step.moveTo(x, y);
        previousAt = backSeconds > 0 ? track.firstSeenAt() : now.at();
        note(track, now);
    }

    void move(Track track, Moment now) {
        first = false;
        previousAt = at;
        observe(track, (now.elapsedNanos() - seenNanos) / 1e9);
        step.moveTo(anchorX(), anchorY());
        note(track, now);
    }

    private void observe(Track track, double seconds) {
        across.expect(track.velocityX(), seconds);
        down.expect(track.velocityY(), seconds);
        double acrossRatio = across.ratio(track.box().left(), track.box().right());
        double downRatio = down.ratio(track.box().top(), track.box().bottom());
        across.observe(track.box().left(), track.box().right(), downRatio);
        down.observe(track.box().top(), track.box().bottom(), acrossRatio);
    }

    private void note(Track track, Moment now) {
        if (id != track.id()) {
            previousId = id;
            id = track.id();
        }
        label = track.label();
        detections = Math.max(detections + 1, track.detections());
        at = now.at();
        seenNanos = now.elapsedNanos();
        seenFrame = now.frame();
        velocityX = track.velocityX();
        velocityY = track.velocityY();
    }

    private double anchorX() {
        return across.centre();
    }

    private double anchorY() {
        return anchor == Anchor.GROUND ? down.high() : down.centre();
    }

    /** When a part of the last step had been gone. */
    public Instant instantAt(double share) {
        if (!at.isAfter(previousAt)) {
            return at;
        }
        return previousAt.plusNanos(
                Math.round(share * Duration.between(previousAt, at).toNanos()));
    }

    /** Where it was then. */
    public Point pointAt(double share) {
        return new Point(step.x(share), step.y(share));
    }

    /** Whether the point on the ground was seen, and not worked out from a part of the object. */
    public boolean groundSeen() {
        return down.highSeen();
    }

    /** Distance, in sizes, of a place from where the object must be after some time. */
    double missedBy(Point place, double seconds) {
        double aside = place.x() - step.toX() - velocityX * seconds;
        double below = place.y() - step.toY() - velocityY * seconds;
        return Math.hypot(aside, below) / size();
    }

    /** Whether a track of that id had the trail before this one. */
    boolean cameFrom(long trackId) {
        return previousId == trackId;
    }

    /** Whether a box has about the extent of the whole object. */
    boolean alike(Box box, double largestRatio) {
        double wider = across.ratio(0, box.width());
        double higher = down.ratio(0, box.height());
        return Math.max(wider, 1 / wider) <= largestRatio && Math.max(higher, 1 / higher) <= largestRatio;
    }

    /** Whether both move, in opposite directions. */
    boolean turnsFrom(Track track) {
        double slow = size() / 2;
        boolean bothMove =
                Math.hypot(velocityX, velocityY) > slow && Math.hypot(track.velocityX(), track.velocityY()) > slow;
        return bothMove && velocityX * track.velocityX() + velocityY * track.velocityY() < 0;
    }

    /** The rule's state. */
    public S state() {
        return state;
    }

    /** Whether the last step is the first one. */
    public boolean first() {
        return first;
    }

    /** The way from the detection before the last to the last. */
    public Step step() {
        return step;
    }

    /** Mean of the whole object's width and height. */
    public double size() {
        return Math.max(1, (across.full() + down.full()) / 2);
    }

    /** Width of the whole object. */
    public double width() {
        return across.full();
    }

    /** Height of the whole object. */
    public double height() {
        return down.full();
    }

    /** Id of the track that the object has now. */
    public long id() {
        return id;
    }

    /** The id under which the object was seen for the first time. */
    public long rootId() {
        return rootId;
    }

    /** In how many frames the object was detected, under whatever id. */
    public int detections() {
        return detections;
    }

    /** Class of the object by the votes so far. */
    public String label() {
        return label;
    }

    /** Capture time of the last detection. */
    public Instant at() {
        return at;
    }

    /** The same on the clock that never runs backwards. */
    public long seenNanos() {
        return seenNanos;
    }

    boolean seenIn(Moment moment) {
        return seenFrame == moment.frame();
    }
}
