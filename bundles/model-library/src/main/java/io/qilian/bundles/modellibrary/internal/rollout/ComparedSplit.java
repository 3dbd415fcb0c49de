package io.qilian.bundles.modellibrary.internal.rollout;

import io.qilian.bundles.modellibrary.internal.analysis.FrameSplit;
import io.qilian.bundles.modellibrary.internal.library.OpenModel;
import io.qilian.bundles.modellibrary.internal.version.SharedInput;
import io.qilian.bundles.modellibrary.internal.version.TimedDetections;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;

/** Frames that two versions see in one stage of a rollout. */
final class ComparedSplit implements FrameSplit {

    /** While processors are short, one frame in so many is compared all the same: that costs 2 %. */
    private static final int ONE_IN = 50;

    private final OpenModel other;
    private final boolean otherAnswers;
    private final boolean otherIsAfter;
    private final Comparison comparison;
    private final AtomicLong busy = new AtomicLong();

    // As many as threads analyse frames at once.
    private final ConcurrentLinkedDeque<SharedInput> idle = new ConcurrentLinkedDeque<>();

    /**
     * A split.
     *
     * @param other the version beside the lane's own
     * @param otherAnswers whether it answers
     * @param otherIsAfter whether it is the new one
     * @param comparison where both are counted
     */
    ComparedSplit(OpenModel other, boolean otherAnswers, boolean otherIsAfter, Comparison comparison) {
        this.other = other;
        this.otherAnswers = otherAnswers;
        this.otherIsAfter = otherIsAfter;
        this.comparison = comparison;
    }

    @Override
    public OpenModel other() {
        return other;
    }

    @Override
    public boolean otherAnswers() {
        return otherAnswers;
    }

    @Override
    public boolean mirrorsWhileBusy() {
        return busy.getAndIncrement() % ONE_IN == 0;
    }

    @Override
    public void skip() {
        comparison.skip();
    }

    @Override
    public SharedInput borrow() {
        SharedInput room = idle.pollFirst();
        if (room == null) {
            return new SharedInput();
        }
        room.clear();
        return room;
    }

    @Override
    public void giveBack(SharedInput room) {
        idle.addFirst(room);
    }

    @Override
    public void compare(Optional<TimedDetections> own, Optional<TimedDetections> others) {
        if (otherIsAfter) {
            comparison.add(own, others);
        } else {
            comparison.add(others, own);
        }
    }
}
