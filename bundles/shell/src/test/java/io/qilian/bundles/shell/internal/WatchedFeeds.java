package io.qilian.bundles.shell.internal;

import io.qilian.bundles.modellibrary.api.AliasMove;
import io.qilian.bundles.modellibrary.api.DriftAlarm;
import io.qilian.bundles.modellibrary.api.FeedDrift;
import io.qilian.bundles.modellibrary.api.ModelDrift;
import io.qilian.kernel.api.model.ModelReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Feeds that drift as the test says, and what is asked of them. */
final class WatchedFeeds implements ModelDrift {

    final List<String> calls = new ArrayList<>();
    final List<FeedDrift> drifts = new ArrayList<>();
    final List<DriftAlarm> alarms = new ArrayList<>();

    @Override
    public List<FeedDrift> states() {
        return drifts;
    }

    @Override
    public List<DriftAlarm> alarms(ModelReference model) {
        calls.add("alarms " + model);
        return alarms;
    }

    @Override
    public Optional<byte[]> picture(ModelReference model, long alarm) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int reset(ModelReference model, Optional<String> feed, AliasMove.Change change) {
        calls.add("reset " + model + " " + feed + " " + change.by() + " " + change.reason());
        return 3;
    }
}
