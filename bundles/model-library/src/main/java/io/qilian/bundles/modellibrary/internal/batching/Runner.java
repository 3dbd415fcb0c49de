package io.qilian.bundles.modellibrary.internal.batching;

import io.qilian.bundles.modellibrary.api.CallDeadline;
import java.util.List;

/**
 * Runs calls together.
 *
 * @param <J> what a call brings
 * @param <R> its answer
 */
public interface Runner<J, R> {

    /**
     * Runs.
     *
     * @param jobs what the calls bring, of one kind
     * @param deadline until when; cancelled when nobody waits any longer
     * @return an answer for each job, in their order
     */
    List<R> run(List<J> jobs, CallDeadline deadline);

    /** Takes an answer back for which nobody waits any longer. */
    void discard(R answer);
}
