package io.qilian.kernel.scenes.api;

import java.util.EnumSet;
import java.util.Set;

/** Where a scene stands. The enum is the transition diagram: what is not listed cannot happen. */
public enum ScenePhase {
    /** Its file says that it is not to run. */
    DISABLED,
    /** It is to run, and is being started, or something that it needs is not there: scenario, model, database. */
    WAITING,
    /** Its handler is open and takes observations. */
    RUNNING,
    /** Its scenario threw or took too long; it is not called until an operator enables the scene anew. */
    QUARANTINED,
    /** Its file cannot be used, or so many threads hang in scenarios that no further scene is started. */
    REFUSED;

    /**
     * The phases that may follow.
     *
     * @return the phases, without this one
     */
    public Set<ScenePhase> next() {
        return switch (this) {
            case DISABLED -> EnumSet.of(WAITING, RUNNING, REFUSED);
            case WAITING -> EnumSet.of(DISABLED, RUNNING, QUARANTINED, REFUSED);
            case RUNNING -> EnumSet.of(DISABLED, WAITING, QUARANTINED, REFUSED);
            case QUARANTINED -> EnumSet.of(DISABLED, WAITING, RUNNING, REFUSED);
            case REFUSED -> EnumSet.of(DISABLED, WAITING, RUNNING);
        };
    }
}
