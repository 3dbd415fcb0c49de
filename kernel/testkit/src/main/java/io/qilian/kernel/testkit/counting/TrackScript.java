package io.qilian.kernel.testkit.counting;

import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.observation.Detection;
import io.qilian.kernel.api.observation.Track;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tracks of a story: those that a tracker would tell which makes the mistakes that the script says, and no others.
 */
final class TrackScript {

    private static final long IDENTITY_STEP = 1000;

    private final List<Actor> actors;
    private final Map<Long, Past> pasts = new HashMap<>();
    private final List<Track> told = new ArrayList<>();
    private double seconds;
    private Instant capturedAt;

    private static final class Past {
        private final Instant firstSeenAt;
        private final Map<String, Double> votes = new TreeMap<>();
        private Instant lastSeenAt;
        private double score;
        private int detections;

        Past(Instant firstSeenAt) {
            this.firstSeenAt = firstSeenAt;
        }

        void note(Detection seen, Instant at) {
            votes.merge(seen.label(), seen.score(), Double::sum);
            lastSeenAt = at;
            score = seen.score();
            detections++;
        }

        String label() {
            return votes.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
        }
    }

    TrackScript(List<Actor> actors) {
        this.actors = List.copyOf(actors);
    }

    void begin(double frameSeconds, Instant frameCapturedAt) {
        seconds = frameSeconds;
        capturedAt = frameCapturedAt;
        told.clear();
    }

    /** Takes what was seen of one object; null if nothing was. */
    void add(int index, Detection seen) {
        Actor actor = actors.get(index);
        if (!actor.tracked()) {
            return;
        }
        long id = index + 1 + IDENTITY_STEP * actor.identity(seconds);
        if (seen != null) {
            Past past = pasts.computeIfAbsent(id, unknown -> new Past(capturedAt));
            past.note(seen, capturedAt);
            told.add(track(id, past, seen, actor));
        } else if (pasts.containsKey(id) && seconds > actor.end() && seconds <= actor.coastEnd()) {
            Past past = pasts.get(id);
            told.add(track(id, past, new Detection(past.label(), past.score, actor.box(seconds)), actor));
        }
    }

    private Track track(long id, Past past, Detection shown, Actor actor) {
        Point velocity = actor.velocity(seconds);
        boolean detected = seconds <= actor.end();
        return new Track(
                id,
                past.label(),
                past.score,
                shown.box(),
                velocity.x(),
                velocity.y(),
                detected,
                past.firstSeenAt,
                past.lastSeenAt,
                past.detections);
    }

    List<Track> told() {
        told.sort(Comparator.comparingLong(Track::id));
        return List.copyOf(told);
    }
}
