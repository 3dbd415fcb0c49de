package io.qilian.bundles.modellibrary.internal.drift;

import io.qilian.bundles.modellibrary.api.DriftQuantity;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the frames of one feed looked like when a version was put to work on it. Day and night differ by right, so there
 * is a block for each half hour of the day. A block learns {@value #LEARNING_WINDOWS} windows before it judges any, and
 * takes in what else is found to be like them until that half hour is over; then it stays. A window is judged by the block that is
 * nearest to it among those learnt within an hour of its time of day, since dusk and dawn come earlier or later with the
 * season, and a block holds half an hour of them. For one thread at a time.
 */
final class Baseline {

    static final int BLOCKS = 48;
    static final int LEARNING_WINDOWS = 12;

    private static final long BLOCK_SECONDS = 86_400 / BLOCKS;
    private static final int NEAR_BLOCKS = 2;

    private final BaselineBlock[] blocks = new BaselineBlock[BLOCKS];

    /**
     * How a window compares with the block that is nearest to it.
     *
     * @param psi the index
     * @param level the index that counts as drift
     * @param counts what the block holds
     */
    record Nearest(double psi, double level, Histograms counts) {}

    Baseline(List<BaselineBlock> known) {
        known.forEach(block -> blocks[block.block()] = block);
    }

    /** The half hour, from the epoch on. */
    static long visit(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), BLOCK_SECONDS);
    }

    private static int block(long visit) {
        return Math.floorMod(visit, BLOCKS);
    }

    Optional<BaselineBlock> at(long visit) {
        return Optional.ofNullable(blocks[block(visit)]);
    }

    boolean judges(long visit) {
        return isLearnt(blocks[block(visit)]);
    }

    /** Whether a window of this half hour may still be taken in. */
    boolean takes(long visit) {
        BaselineBlock block = blocks[block(visit)];
        return !isLearnt(block) || block.visit() == visit;
    }

    private static boolean isLearnt(BaselineBlock block) {
        return block != null && block.windows() >= LEARNING_WINDOWS;
    }

    /** Takes one window in, or several that were counted together. */
    void learn(long visit, Histograms counted, int windows) {
        int number = block(visit);
        BaselineBlock before = blocks[number];
        Histograms counts = before == null ? new Histograms() : before.counts();
        counts.add(counted);
        blocks[number] =
                new BaselineBlock(number, before == null ? windows : before.windows() + windows, visit, counts);
    }

    /**
     * Compares a window.
     *
     * @param level the index that counts as drift, if there are observations enough
     * @return empty if there is nothing to compare
     */
    Optional<Nearest> nearest(DriftQuantity quantity, long visit, Histograms window, double level) {
        Nearest nearest = null;
        for (long other = visit - NEAR_BLOCKS; other <= visit + NEAR_BLOCKS; other++) {
            BaselineBlock block = blocks[block(other)];
            if (isLearnt(block)) {
                Optional<Comparison.Result> result = Comparison.compare(quantity, block.counts(), window);
                if (result.isPresent()) {
                    double least = Math.max(level, result.get().noise());
                    double psi = result.get().psi();
                    if (nearest == null || psi / least < nearest.psi() / nearest.level()) {
                        nearest = new Nearest(psi, least, block.counts());
                    }
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** The blocks that hold anything; their counts are not copies. */
    List<BaselineBlock> blocks() {
        return Arrays.stream(blocks).filter(Objects::nonNull).toList();
    }
}
