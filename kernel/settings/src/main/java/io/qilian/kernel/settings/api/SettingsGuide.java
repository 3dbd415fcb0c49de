package io.qilian.kernel.settings.api;

import io.qilian.kernel.api.settings.LocalText;
import io.qilian.kernel.settings.internal.RecordDescriber;
import java.util.List;
import java.util.Objects;

/**
 * What may be written into a settings file: one line for each key, for consoles and manuals.
 *
 * @param entries the keys in the order of the record, nested ones after their parent
 */
public record SettingsGuide(List<Entry> entries) {

    /** Copies the list. */
    public SettingsGuide {
        entries = List.copyOf(entries);
    }

    /**
     * One key.
     *
     * @param key the path of the key, such as {@code lines[].from}
     * @param type what its value may be, such as {@code number 0..1}
     * @param absent what it is when it is absent; {@code required} if it must be there
     * @param description what it does
     */
    public record Entry(String key, String type, String absent, LocalText description) {
        /**
         * Checks that nothing is missing.
         *
         * @throws NullPointerException if a part is null
         */
        public Entry {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(absent, "absent");
            Objects.requireNonNull(description, "description");
        }
    }

    /**
     * The guide to a settings record.
     *
     * @param settings the record
     * @return its keys
     * @throws IllegalArgumentException if a component is of a type that settings cannot have, or carries no
     *     {@link io.qilian.kernel.api.settings.Setting}
     */
    public static SettingsGuide of(Class<? extends Record> settings) {
        return new SettingsGuide(new RecordDescriber().describe(settings));
    }
}
