package io.qilian.kernel.api.scenario;

import org.osgi.annotation.versioning.ProviderType;

/** Numbers that a scene publishes about itself, for operators and for monitoring. Any thread. */
@ProviderType
public interface SceneMetrics {

    /** Most names of one scene, counters and gauges together; further ones are refused. */
    int MAXIMUM_NAMES = 64;

    /**
     * Adds to a counter.
     *
     * @param name lower case with hyphens, such as {@code crossings}
     * @param amount how much, at least 0
     * @throws io.qilian.kernel.api.problem.ProblemException if the amount is negative or there are too many names
     */
    void count(String name, long amount);

    /**
     * Sets a gauge.
     *
     * @param name lower case with hyphens and the unit last, such as {@code queue-length-m}
     * @param value its value from now on
     * @throws io.qilian.kernel.api.problem.ProblemException if there are too many names
     */
    void gauge(String name, double value);
}
