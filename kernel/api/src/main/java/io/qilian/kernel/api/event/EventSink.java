package io.qilian.kernel.api.event;

import org.osgi.annotation.versioning.ProviderType;

/** Where a scene handler tells its findings. Called on the scene's thread only, from within a handler method. */
@ProviderType
public interface EventSink {

    /**
     * Tells a finding. What one handler method tells, together with what it wrote into the scene's state, is committed
     * as one transaction when the method returns, before the next one is called; nothing of it is stored if the method
     * throws.
     *
     * @param draft the finding
     * @throws io.qilian.kernel.api.problem.ProblemException if the type was not declared, or more than 1,000 findings
     *     are told by one call
     */
    void emit(EventDraft draft);
}
