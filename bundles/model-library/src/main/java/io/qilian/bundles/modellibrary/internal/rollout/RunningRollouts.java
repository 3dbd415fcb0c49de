package io.qilian.bundles.modellibrary.internal.rollout;

import io.qilian.bundles.modellibrary.api.ModelRollouts;
import io.qilian.bundles.modellibrary.internal.analysis.FrameSplit;
import io.qilian.bundles.modellibrary.internal.analysis.FrameSplits;
import io.qilian.kernel.api.model.ModelReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The rollouts that are under way, one for an alias at most, as the lanes see them. Thread-safe. */
public final class RunningRollouts implements FrameSplits {

    private final Map<ModelReference, RunningRollout> running = new ConcurrentHashMap<>();

    /** None yet. */
    public RunningRollouts() {}

    @Override
    public Optional<FrameSplit> split(String feed, ModelReference model) {
        RunningRollout rollout = running.get(model);
        return rollout == null ? Optional.empty() : rollout.split(feed);
    }

    boolean full() {
        return running.size() >= ModelRollouts.MAXIMUM_RUNNING;
    }

    Optional<RunningRollout> of(ModelReference alias) {
        return Optional.ofNullable(running.get(alias));
    }

    List<RunningRollout> all() {
        return List.copyOf(running.values());
    }

    void add(RunningRollout rollout) {
        running.put(rollout.alias(), rollout);
    }

    void remove(RunningRollout rollout) {
        running.remove(rollout.alias(), rollout);
    }
}
