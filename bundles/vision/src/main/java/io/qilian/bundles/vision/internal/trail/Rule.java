package io.qilian.bundles.vision.internal.trail;

import io.qilian.kernel.api.observation.Observation;
import java.util.List;

/**
 * What finds something out about the objects of one stream.
 *
 * @param <E> what it tells
 */
public interface Rule<E> {

    /**
     * Takes the next frame.
     *
     * @param seen what was seen in it, with inference
     * @return what is certain now
     */
    List<E> update(Observation seen);

    /**
     * Ends it.
     *
     * @return what was still open
     */
    List<E> finish();

    /**
     * Objects that were not followed since there were too many.
     *
     * @return their number
     */
    long leftOut();
}
