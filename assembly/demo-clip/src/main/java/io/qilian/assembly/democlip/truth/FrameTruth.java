package io.qilian.assembly.democlip.truth;

import java.util.List;

/**
 * What is to be seen in one frame.
 *
 * @param frame number of the frame, from 0
 * @param second when it was taken, in seconds from the start of the clip
 * @param objects the objects of which at least one sample is seen, by number
 */
public record FrameTruth(int frame, double second, List<SeenObject> objects) {

    /** Copies the objects. */
    public FrameTruth {
        objects = List.copyOf(objects);
    }
}
