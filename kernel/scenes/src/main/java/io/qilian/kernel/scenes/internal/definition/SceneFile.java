package io.qilian.kernel.scenes.internal.definition;

import io.qilian.kernel.scenes.api.SceneDefinition;
import io.qilian.kernel.settings.api.SettingsFile;
import java.util.regex.Pattern;

/** The text of a scene's file, with what the platform and what the scenario read from it. */
public record SceneFile(String name, String text) {

    private static final Pattern ENABLED = Pattern.compile("(?m)^enabled:.*$");
    private static final String SETTINGS = "settings";

    /**
     * What the platform reads.
     *
     * @return the definition
     */
    public SceneDefinition definition() {
        return SettingsFile.of(name, text).asWithout(SETTINGS, SceneDefinition.class);
    }

    /**
     * What the scenario reads.
     *
     * @param <T> the settings record
     * @param type its class
     * @return the settings
     */
    public <T extends Record> T settings(Class<T> type) {
        return SettingsFile.of(name, text).partOrEmpty(SETTINGS, type);
    }

    /**
     * The same file with another answer to whether the scene is to run; comments and order stay.
     *
     * @param enabled whether it is to run
     * @return the changed file
     */
    public SceneFile enabled(boolean enabled) {
        String line = "enabled: " + enabled;
        String changed = ENABLED.matcher(text).find() ? ENABLED.matcher(text).replaceFirst(line) : line + "\n" + text;
        return new SceneFile(name, changed);
    }
}
