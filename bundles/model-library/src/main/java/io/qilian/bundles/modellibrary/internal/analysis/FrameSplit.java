package io.qilian.bundles.modellibrary.internal.analysis;

import io.qilian.bundles.modellibrary.internal.library.OpenModel;
import io.qilian.bundles.modellibrary.internal.version.SharedInput;
import io.qilian.bundles.modellibrary.internal.version.TimedDetections;
import java.util.Optional;

/** Two versions see the frames of a lane: one answers, the other one only looks on. Thread-safe. */
public interface FrameSplit {

    /**
     * The version that sees the frames beside the lane's own.
     *
     * @return the model, open; it fails with an {@link IllegalStateException} once the split is over
     */
    OpenModel other();

    /**
     * Which one answers.
     *
     * @return true if it is the other one
     */
    boolean otherAnswers();

    /**
     * Whether the version that does not answer sees a frame although all places are taken.
     *
     * @return false if the frame is to be skipped
     */
    boolean mirrorsWhileBusy();

    /**
     * Room for a frame's input.
     *
     * @return cleared room, to be given back
     */
    SharedInput borrow();

    /**
     * Takes room back.
     *
     * @param room what was borrowed
     */
    void giveBack(SharedInput room);

    /** Only one has seen a frame. */
    void skip();

    /**
     * Both have seen a frame.
     *
     * @param own what the lane's version found; empty if it failed
     * @param others what the other version found; empty if it failed
     */
    void compare(Optional<TimedDetections> own, Optional<TimedDetections> others);
}
