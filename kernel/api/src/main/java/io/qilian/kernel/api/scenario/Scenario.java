package io.qilian.kernel.api.scenario;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A deployable kind of analysis. A vendor's bundle publishes one as a service; the platform discovers it, and opens a
 * handler for each scene that an operator enables. Both methods may be called from any thread.
 */
@ConsumerType
public interface Scenario {

    /**
     * What the scenario is and touches. The same each time.
     *
     * @return the descriptor
     */
    ScenarioDescriptor descriptor();

    /**
     * Starts the analysis of one scene. Called when an operator enables the scene, when the platform starts with the
     * scene enabled, and when a feed that is replayed frame by frame begins anew.
     *
     * @param scene what the handler works with; valid until the handler has been closed
     * @return the handler, owned and closed by the platform
     * @throws io.qilian.kernel.api.problem.ProblemException if the settings make no sense together: the scene is not
     *     enabled and the operator is told why
     */
    SceneHandler open(SceneContext scene);
}
