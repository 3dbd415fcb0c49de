package io.qilian.kernel.api.scenario;

/** When a model of a scenario's plan runs. */
public enum ModelTrigger {
    /** On the frames of the scene's feeds, as fast as the machine allows; the results come as observations. */
    FRAMES,
    /** When the handler calls it through {@link io.qilian.kernel.api.scenario.ModelAccess}. */
    DEMAND
}
