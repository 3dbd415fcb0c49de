package io.qilian.bundles.modellibrary.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.qilian.bundles.modellibrary.api.AnalysisSink;
import io.qilian.bundles.modellibrary.api.DropReason;
import io.qilian.kernel.api.feed.Frame;
import io.qilian.kernel.api.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Collects what a caller is told. */
final class Answers implements AnalysisSink {

    private final BlockingQueue<Observation> arriving = new LinkedBlockingQueue<>();
    final List<Observation> seen = new ArrayList<>();
    final List<DropReason> dropped = new ArrayList<>();

    @Override
    public void observed(Observation answer, Frame frame) {
        arriving.add(answer);
    }

    @Override
    public void dropped(DropReason reason) {
        dropped.add(reason);
    }

    void await(int number) {
        try {
            for (int i = 0; i < number; i++) {
                Observation next = arriving.poll(20, TimeUnit.SECONDS);
                assertThat(next).as("answer %d of %d", i + 1, number).isNotNull();
                seen.add(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<Long> sequences() {
        return seen.stream().map(Observation::sequence).toList();
    }
}
