package io.qilian.bundles.vision.internal.trail;

import io.qilian.bundles.vision.api.counting.Anchor;
import io.qilian.bundles.vision.api.tracking.Continuity;
import io.qilian.bundles.vision.internal.time.ElapsedTime;
import io.qilian.kernel.api.observation.Observation;
import io.qilian.kernel.api.observation.Track;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The trails of the objects of one stream. Bounded; what is not detected for a while is forgotten. Predictions are no
 * evidence: only detections move a trail.
 *
 * @param <S> the rule's state of one object
 */
public final class Trails<S> {

    private final Continuity continuity;
    private final Anchor anchor;
    private final PictureSize picture;
    private final Supplier<S> states;
    private final Map<Long, Trail<S>> byId = new LinkedHashMap<>();
    private final List<Trail<S>> seen = new ArrayList<>();
    private final List<Trail<S>> ended = new ArrayList<>();
    private final List<Track> fresh = new ArrayList<>();
    private final ElapsedTime elapsed = new ElapsedTime();
    private final Succession<S> succession;
    private Moment now;
    private long frame;
    private long leftOut;

    /** Trails that remember nothing yet. */
    public Trails(Continuity continuity, Anchor anchor, PictureSize picture, Supplier<S> states) {
        this.continuity = continuity;
        this.anchor = anchor;
        this.picture = picture;
        this.states = states;
        this.succession = new Succession<>(continuity, anchor);
    }

    /** Takes the next frame. */
    public void advance(Observation observation) {
        elapsed.advance(observation.capturedAt());
        now = new Moment(observation.capturedAt(), elapsed.elapsedNanos(), ++frame);
        seen.clear();
        fresh.clear();
        forget();
        for (Track track : observation.tracks()) {
            if (track.detected()) {
                Trail<S> trail = byId.get(track.id());
                if (trail == null) {
                    fresh.add(track);
                } else {
                    trail.move(track, now);
                    seen.add(trail);
                }
            }
        }
        if (!fresh.isEmpty()) {
            succeed();
            begin();
            seen.sort((one, other) -> Long.compare(one.id(), other.id()));
        }
    }

    private void forget() {
        ended.clear();
        for (Iterator<Trail<S>> all = byId.values().iterator(); all.hasNext(); ) {
            Trail<S> trail = all.next();
            if (lostNanos(trail) > continuity.memory().toNanos()) {
                ended.add(trail);
                all.remove();
            }
        }
    }

    private void succeed() {
        while (succession.find(fresh, byId.values(), now)) {
            Trail<S> trail = succession.predecessor();
            Track track = succession.successor();
            byId.remove(trail.id());
            trail.move(track, now);
            byId.put(track.id(), trail);
            seen.add(trail);
            fresh.remove(track);
        }
    }

    private void begin() {
        for (Track track : fresh) {
            if (byId.size() < continuity.maximumTracks() || forgetLongestLost()) {
                Trail<S> trail = new Trail<>(track, states.get(), anchor, picture);
                trail.begin(track, now, Succession.ageSeconds(track, now));
                byId.put(track.id(), trail);
                seen.add(trail);
            } else {
                leftOut++;
            }
        }
    }

    private boolean forgetLongestLost() {
        Trail<S> longest = null;
        for (Trail<S> trail : byId.values()) {
            if (longest == null || trail.seenNanos() < longest.seenNanos()) {
                longest = trail;
            }
        }
        if (longest == null || longest.seenIn(now)) {
            return false;
        }
        ended.add(longest);
        byId.remove(longest.id());
        return true;
    }

    /** Those detected in this frame, by ascending id of their tracks. */
    public List<Trail<S>> seen() {
        return seen;
    }

    /** Those forgotten with this frame. */
    public List<Trail<S>> ended() {
        return ended;
    }

    /** All that are remembered, oldest first. */
    public Collection<Trail<S>> all() {
        return byId.values();
    }

    /** Time since the last detection. */
    public long lostNanos(Trail<S> trail) {
        return now.elapsedNanos() - trail.seenNanos();
    }

    /** The object that has a track now. */
    public Optional<Trail<S>> find(long trackId) {
        return Optional.ofNullable(byId.get(trackId));
    }

    /** Time since the first frame. */
    public long nowNanos() {
        return elapsed.elapsedNanos();
    }

    /** Objects that were not followed since there were too many. */
    public long leftOut() {
        return leftOut;
    }
}
