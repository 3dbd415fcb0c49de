package io.qilian.bundles.modellibrary.internal.drift;

import io.qilian.bundles.modellibrary.api.DriftQuantity;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is kept of a monitor over a restart.
 *
 * @param since when the baseline was begun
 * @param generation which baseline of the monitor it is; another one after each reset
 * @param labels classes in the order of their bins
 * @param blocks what was learnt; of a change, the changed ones alone
 * @param alarms when the alarms that go on were raised; empty in a change
 */
record KeptBaseline(
        Instant since,
        int generation,
        List<String> labels,
        List<BaselineBlock> blocks,
        Map<DriftQuantity, Instant> alarms) {}
