package io.qilian.kernel.scenes.api;

import io.qilian.kernel.api.settings.LocalText;
import java.util.Objects;

/**
 * A scenario that is installed, in a line.
 *
 * @param name its name
 * @param version its version
 * @param title its name for people
 * @param scenes number of scenes that run it
 */
public record ScenarioSummary(String name, String version, LocalText title, int scenes) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is null
     */
    public ScenarioSummary {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(title, "title");
    }
}
