package io.qilian.bundles.vision.internal.tracking;

import io.qilian.bundles.vision.api.tracking.TrackerSettings;
import io.qilian.kernel.api.geometry.Box;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.observation.Track;
import java.time.Instant;

/** One object that is being followed, or may be one. Used again for another object when this one has been forgotten. */
final class LiveTrack {

    private static final double STILL_SIZES = 0.4;
    private static final long STILL_NANOS = 2_000_000_000L;

    private final BoxFilter filter;
    private final LabelVotes votes = new LabelVotes();

    private long id;
    private int hits;
    private int missedFrames;
    private Instant firstSeenAt = Instant.EPOCH;
    private Instant lastSeenAt = Instant.EPOCH;
    private long firstSeenNanos;
    private long lastSeenNanos;
    private Detection last;
    private boolean seen;
    private double restX;
    private double restY;
    private long restSinceNanos;
    private double flowX;
    private double flowY;

    LiveTrack(TrackerSettings.Motion motion) {
        this.filter = new BoxFilter(motion);
    }

    void start(DetectionBatch batch, int index, FrameTime time) {
        filter.start(batch, index);
        votes.clear();
        id = 0;
        hits = 0;
        firstSeenAt = time.capturedAt();
        firstSeenNanos = time.elapsedNanos();
        rest(time.elapsedNanos());
        flowX = filter.centreX();
        flowY = filter.centreY();
        note(batch.detection(index), time);
    }

    void predict(FrameTime time) {
        filter.predict(time.stepSeconds());
        seen = false;
        missedFrames++;
    }

    void update(DetectionBatch batch, int index, FrameTime time) {
        filter.update(batch, index);
        note(batch.detection(index), time);
    }

    private void note(Detection detection, FrameTime time) {
        votes.add(detection.label(), detection.score());
        hits++;
        missedFrames = 0;
        lastSeenAt = time.capturedAt();
        lastSeenNanos = time.elapsedNanos();
        last = detection;
        seen = true;
        if (restDistance(filter) > STILL_SIZES) {
            rest(lastSeenNanos);
        }
    }

    private void rest(long sinceNanos) {
        restX = filter.centreX();
        restY = filter.centreY();
        restSinceNanos = sinceNanos;
    }

    private double restDistance(BoxFilter other) {
        return Math.hypot(other.centreX() - restX, other.centreY() - restY) / filter.size();
    }

    /** Tells how it moves, once for each of its sizes that it has gone. */
    void tell(FlowMemory flow) {
        if (Math.hypot(filter.centreX() - flowX, filter.centreY() - flowY) >= filter.size()) {
            flowX = filter.centreX();
            flowY = filter.centreY();
            flow.add(filter);
        }
    }

    /** Whether it stood still when it was last seen, and the other one begins at that very place. */
    boolean restsWhere(LiveTrack other) {
        return rested() && restDistance(other.filter) <= STILL_SIZES;
    }

    boolean rested() {
        return lastSeenNanos - restSinceNanos >= STILL_NANOS;
    }

    /** Goes on where another track, which has just been seen, turns out to be this object. */
    void takeUp(LiveTrack other) {
        filter.copyFrom(other.filter);
        votes.addAll(other.votes);
        hits += other.hits;
        missedFrames = 0;
        lastSeenAt = other.lastSeenAt;
        lastSeenNanos = other.lastSeenNanos;
        last = other.last;
        seen = other.seen;
        if (restDistance(filter) > STILL_SIZES) {
            rest(lastSeenNanos);
        }
    }

    void confirm(long newId) {
        id = newId;
    }

    Track told() {
        Box box = seen ? last.box() : filter.box();
        return new Track(
                id,
                votes.label(),
                last.score(),
                box,
                filter.velocityX(),
                filter.velocityY(),
                seen,
                firstSeenAt,
                lastSeenAt,
                hits);
    }

    boolean confirmed() {
        return id > 0;
    }

    boolean seen() {
        return seen;
    }

    BoxFilter filter() {
        return filter;
    }

    Box lastBox() {
        return last.box();
    }

    long id() {
        return id;
    }

    int hits() {
        return hits;
    }

    int missedFrames() {
        return missedFrames;
    }

    long firstSeenNanos() {
        return firstSeenNanos;
    }

    long lastSeenNanos() {
        return lastSeenNanos;
    }

    long lostNanos(FrameTime time) {
        return time.elapsedNanos() - lastSeenNanos;
    }
}
