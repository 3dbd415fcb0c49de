package io.qilian.kernel.api.scenario;

/** Whether the detections of a model use are followed over time. */
public enum Tracking {
    /** Observations carry detections only. */
    NONE,
    /** Observations carry tracks as well. */
    OBJECTS
}
