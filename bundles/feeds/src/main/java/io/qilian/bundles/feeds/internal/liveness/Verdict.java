package io.qilian.bundles.feeds.internal.liveness;

import io.qilian.bundles.feeds.api.LivenessReason;
import io.qilian.bundles.feeds.api.LivenessState;

/** What a judge says of its aspect now. */
record Verdict(LivenessState state, LivenessReason reason, double figure) {

    static Verdict up(LivenessReason reason, double figure) {
        return new Verdict(LivenessState.UP, reason, figure);
    }

    static Verdict down(LivenessReason reason, double figure) {
        return new Verdict(LivenessState.DOWN, reason, figure);
    }

    static Verdict unknown(LivenessReason reason) {
        return new Verdict(LivenessState.UNKNOWN, reason, 0);
    }

    boolean is(LivenessState wanted) {
        return state == wanted;
    }
}
