package io.qilian.kernel.scenes.internal.definition;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.scenes.api.SceneDefinition;
import io.qilian.kernel.settings.api.SettingsFile;
import java.util.Optional;

/**
 * The text of a scene's file, with what the platform and what the scenario read from it; or why there is no text.
 *
 * @param name what to call the file
 * @param text the text; empty if the file cannot be read
 * @param unreadable why it cannot be read
 */
public record SceneFile(String name, String text, Optional<Problem> unreadable) {

    private static final String ENABLED = "enabled";
    private static final String SETTINGS = "settings";

    /**
     * A file that was read.
     *
     * @param name what to call it
     * @param text the text
     */
    public SceneFile(String name, String text) {
        this(name, text, Optional.empty());
    }

    /**
     * What the platform reads.
     *
     * @return the definition
     */
    public SceneDefinition definition() {
        return document().asWithout(SETTINGS, SceneDefinition.class);
    }

    /**
     * What the scenario reads.
     *
     * @param <T> the settings record
     * @param type its class
     * @return the settings
     */
    public <T extends Record> T settings(Class<T> type) {
        return document().partOrEmpty(SETTINGS, type);
    }

    /**
     * The same file with another answer to whether the scene is to run; comments and everything else stay.
     *
     * @param enabled whether it is to run
     * @return the changed file
     */
    public SceneFile enabled(boolean enabled) {
        return new SceneFile(
                name, document().with(ENABLED, String.valueOf(enabled)).document());
    }

    private SettingsFile document() {
        if (unreadable.isPresent()) {
            throw new ProblemException(unreadable.get());
        }
        return SettingsFile.of(name, text);
    }
}
