package io.qilian.bundles.modellibrary.internal.drift;

import io.qilian.bundles.media.api.Picture;
import io.qilian.bundles.modellibrary.api.DriftAlarm;
import io.qilian.bundles.modellibrary.api.DriftQuantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down what a monitor tells, and lets it begin at once. */
final class HeardEvents implements DriftEvents {

    final List<DriftAlarm.Finding> raised = new ArrayList<>();
    final List<DriftQuantity> ended = new ArrayList<>();
    final List<KeptBaseline> learnt = new ArrayList<>();
    Optional<KeptBaseline> known = Optional.empty();
    int asked;

    @Override
    public void needed(FeedMonitor monitor) {
        asked++;
        monitor.begin(known, Instant.EPOCH);
    }

    @Override
    public void learnt(FeedMonitor monitor, KeptBaseline kept) {
        learnt.add(kept);
    }

    @Override
    public void raised(Watched watched, DriftAlarm.Finding finding, Instant at, Picture picture) {
        raised.add(finding);
    }

    @Override
    public void ended(Watched watched, DriftQuantity quantity, Instant at) {
        ended.add(quantity);
    }

    List<DriftQuantity> quantities() {
        return raised.stream().map(DriftAlarm.Finding::quantity).toList();
    }
}
