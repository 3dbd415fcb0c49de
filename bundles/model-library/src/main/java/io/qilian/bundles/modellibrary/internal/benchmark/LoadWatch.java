package io.qilian.bundles.modellibrary.internal.benchmark;

import io.qilian.bundles.modellibrary.api.BenchmarkReport.Load;
import io.qilian.bundles.modellibrary.api.LaneStatistics;
import io.qilian.bundles.modellibrary.api.Lanes;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.OptionalDouble;

/** What else the machine does, from now on. */
final class LoadWatch {

    private final Lanes lanes;
    private final int open;
    private final long analysedBefore;
    private final long droppedBefore;
    private final double average;

    LoadWatch(Lanes lanes) {
        this.lanes = lanes;
        List<LaneStatistics> now = lanes.lanes();
        this.open = now.size();
        this.analysedBefore = analysed(now);
        this.droppedBefore = dropped(now);
        this.average = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static long analysed(List<LaneStatistics> lanes) {
        return lanes.stream().mapToLong(LaneStatistics::analysed).sum();
    }

    private static long dropped(List<LaneStatistics> lanes) {
        return lanes.stream()
                .mapToLong(lane -> lane.replaced() + lane.discarded())
                .sum();
    }

    /** Whether frames are analysed. */
    boolean busy() {
        return open > 0;
    }

    /** What has happened since; a lane that was closed meanwhile has taken its figures along. */
    Load load() {
        List<LaneStatistics> now = lanes.lanes();
        return new Load(
                open,
                Math.max(0, analysed(now) - analysedBefore),
                Math.max(0, dropped(now) - droppedBefore),
                average < 0 ? OptionalDouble.empty() : OptionalDouble.of(average));
    }
}
