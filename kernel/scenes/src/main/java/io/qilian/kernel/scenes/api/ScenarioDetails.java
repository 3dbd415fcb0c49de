package io.qilian.kernel.scenes.api;

import io.qilian.kernel.api.scenario.ScenarioDescriptor;
import io.qilian.kernel.settings.api.SettingsGuide;
import java.util.List;
import java.util.Objects;

/**
 * A scenario that is installed.
 *
 * @param descriptor what it declares
 * @param settings what may be written into the settings of its scenes
 * @param scenes names of the scenes of it
 */
public record ScenarioDetails(ScenarioDescriptor descriptor, SettingsGuide settings, List<String> scenes) {

    /**
     * Checks that nothing is missing, and copies the list.
     *
     * @throws NullPointerException if a part is null
     */
    public ScenarioDetails {
        Objects.requireNonNull(descriptor, "descriptor");
        Objects.requireNonNull(settings, "settings");
        scenes = List.copyOf(scenes);
    }
}
