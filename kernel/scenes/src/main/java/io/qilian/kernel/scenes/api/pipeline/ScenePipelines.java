package io.qilian.kernel.scenes.api.pipeline;

import org.osgi.annotation.versioning.ConsumerType;

/** Brings scenes what they need to see. Published as a service by whoever connects feeds and models; thread-safe. */
@ConsumerType
public interface ScenePipelines {

    /**
     * Connects a scene.
     *
     * @param plan what it needs
     * @param inbox where it goes
     * @return the connection, closed by the caller; when closing returns, nothing more comes
     * @throws io.qilian.kernel.api.problem.ProblemException if a model or a feed cannot be used
     */
    Connection connect(ScenePlan plan, SceneInbox inbox);

    /** A scene's connection. */
    @ConsumerType
    interface Connection extends AutoCloseable {

        /** Ends it. Idempotent. */
        @Override
        void close();
    }
}
