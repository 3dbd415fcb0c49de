package io.qilian.kernel.settings.internal;

import io.qilian.kernel.api.settings.LocalText;
import io.qilian.kernel.api.settings.Setting;
import io.qilian.kernel.settings.api.SettingsGuide.Entry;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lists the keys of settings records. */
public final class RecordDescriber {

    private final List<Entry> entries = new ArrayList<>();

    /** Has described nothing yet. */
    public RecordDescriber() {}

    /**
     * Describes a record and those nested in it.
     *
     * @param settings the record
     * @return one entry for each key
     */
    public List<Entry> describe(Class<?> settings) {
        describe("", settings);
        return entries;
    }

    private void describe(String prefix, Class<?> settings) {
        for (RecordComponent component : settings.getRecordComponents()) {
            Setting setting = component.getAnnotation(Setting.class);
            if (setting == null) {
                throw new IllegalArgumentException("settings: expected an annotation Setting on " + component.getName()
                        + " of " + settings.getName());
            }
            String key = prefix + component.getName();
            SettingType type = SettingType.of(component.getGenericType());
            entries.add(new Entry(
                    key,
                    typeText(type, setting),
                    absentText(type, setting),
                    new LocalText(setting.en(), setting.zh())));
            describeNested(key, component.getGenericType());
        }
    }

    private void describeNested(String key, Type declared) {
        SettingType type = SettingType.of(declared);
        switch (type.shape()) {
            case RECORD -> describe(key + ".", type.type());
            case LIST -> describeNested(key + "[]", type.element());
            case MAP -> describeNested(key + ".*", type.element());
            case OPTIONAL -> describeNested(key, type.element());
            default -> {
                // A single value has no keys of its own.
            }
        }
    }

    private static String typeText(SettingType type, Setting setting) {
        String text = type.shape() == SettingType.Shape.LIST
                ? "list of: " + Scalars.expected(SettingType.of(type.element()))
                : Scalars.expected(type);
        boolean bounded = setting.minimum() > Double.NEGATIVE_INFINITY || setting.maximum() < Double.POSITIVE_INFINITY;
        return bounded ? text + " (" + Bounds.range(setting, sample(type)) + ")" : text;
    }

    private static Object sample(SettingType type) {
        return switch (type.shape()) {
            case DURATION -> Duration.ZERO;
            case TEXT -> "";
            case LIST -> List.of();
            default -> 0;
        };
    }

    private static String absentText(SettingType type, Setting setting) {
        if (!setting.absent().isEmpty()) {
            return setting.absent();
        }
        return switch (type.shape()) {
            case OPTIONAL, MAP -> "nothing";
            case LIST -> setting.minimum() > 0 ? "required" : "nothing";
            default -> "required";
        };
    }
}
