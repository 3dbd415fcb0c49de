package io.qilian.bundles.feeds.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.feeds.api.DropReason;
import io.qilian.bundles.feeds.api.FrameCounts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LossCounterTest {

    private final FrameCounters counters = new FrameCounters();

    @Test
    void countsWhatCouldNotBeShownOnceAndByReason() {
        ScriptedReader reader = new ScriptedReader();
        LossCounter losses = new LossCounter(reader, counters);
        losses.count();
        assertThat(counters.counts()).isEqualTo(FrameCounts.NONE);
        reader.damaged = 2;
        reader.quarantined = 30;
        losses.count();
        losses.count();
        reader.quarantined = 31;
        reader.skipped = 5;
        losses.count();
        assertThat(counters.counts())
                .isEqualTo(new FrameCounts(
                        38,
                        0,
                        Map.of(
                                DropReason.DAMAGED, 2L,
                                DropReason.QUARANTINED, 31L,
                                DropReason.NO_KEY_FRAME, 5L)));
    }

    @Test
    void beginsAtNothingWithEachOpening() {
        for (int opening = 0; opening < 3; opening++) {
            ScriptedReader reader = new ScriptedReader();
            reader.damaged = 1;
            new LossCounter(reader, counters).count();
        }
        assertThat(counters.counts().dropped(DropReason.DAMAGED)).isEqualTo(3);
        assertThat(counters.counts().captured()).isEqualTo(3);
    }
}
