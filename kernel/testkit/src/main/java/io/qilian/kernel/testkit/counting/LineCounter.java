package io.qilian.kernel.testkit.counting;

import io.qilian.kernel.api.observation.Observation;
import java.util.List;

/** What is put to the test: something that counts at one line of one stream. */
@FunctionalInterface
public interface LineCounter {

    /**
     * Takes the next frame.
     *
     * @param seen what was seen in it
     * @return what can be counted now; each crossing is told once, with this frame or with a later one
     */
    List<CountedCrossing> consume(Observation seen);
}
