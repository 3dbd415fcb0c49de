package io.qilian.bundles.modellibrary.internal.rollout;

import io.qilian.bundles.modellibrary.api.RolloutPlan.Canaries;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Chooses the feeds for which a new version answers first. */
final class CanaryFeeds {

    private CanaryFeeds() {}

    /**
     * Chooses whole feeds, so that tracks of one camera never mix two versions. Another rollout chooses others.
     *
     * @param canaries what was asked for
     * @param feeds the feeds that use the alias
     * @param rollout number of the rollout
     */
    static Set<String> choose(Canaries canaries, List<String> feeds, long rollout) {
        if (!canaries.feeds().isEmpty()) {
            return Set.copyOf(canaries.feeds());
        }
        int number = Math.max(1, (int) Math.round(feeds.size() * canaries.percent() / 100.0));
        return feeds.stream()
                .sorted(Comparator.<String>comparingInt(feed -> (feed + "#" + rollout).hashCode())
                        .thenComparing(Comparator.naturalOrder()))
                .limit(number)
                .collect(Collectors.toUnmodifiableSet());
    }
}
