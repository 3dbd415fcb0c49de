package io.qilian.bundles.feeds.internal.liveness;

import io.qilian.bundles.feeds.api.LivenessAspect;
import io.qilian.bundles.feeds.api.LivenessChange;
import io.qilian.bundles.feeds.api.LivenessReason;
import io.qilian.bundles.feeds.api.LivenessState;
import io.qilian.bundles.feeds.api.LivenessStatus;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The present states of a feed, and what a new verdict changes in them. For one thread at a time. */
final class LivenessTrack {

    private final String feed;
    private final Map<LivenessAspect, LivenessStatus> statuses = new EnumMap<>(LivenessAspect.class);

    LivenessTrack(String feed, Instant now) {
        this.feed = feed;
        for (LivenessAspect aspect : LivenessAspect.values()) {
            statuses.put(aspect, new LivenessStatus(LivenessState.UNKNOWN, now, LivenessReason.UNWATCHED, 0));
        }
    }

    /** Takes a verdict; a change if the state is another one, or if it is DOWN for another reason. */
    Optional<LivenessChange> take(LivenessAspect aspect, Verdict verdict, Instant now) {
        LivenessStatus before = statuses.get(aspect);
        boolean otherState = before.state() != verdict.state();
        boolean otherReason = before.reason() != verdict.reason();
        boolean changed = otherState || (verdict.is(LivenessState.DOWN) && otherReason);
        Instant since = changed ? now : before.since();
        statuses.put(aspect, new LivenessStatus(verdict.state(), since, verdict.reason(), verdict.figure()));
        return changed
                ? Optional.of(new LivenessChange(
                        feed, aspect, before.state(), verdict.state(), verdict.reason(), verdict.figure(), now))
                : Optional.empty();
    }

    LivenessStatus status(LivenessAspect aspect) {
        return statuses.get(aspect);
    }

    Map<LivenessAspect, LivenessStatus> statuses() {
        return Map.copyOf(statuses);
    }
}
