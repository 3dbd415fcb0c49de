package io.qilian.kernel.settings.internal;

import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.settings.Setting;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes records as YAML that {@link RecordReader} reads back. */
public final class RecordWriter {

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.AUTO)
            .setIndent(2)
            .setUseUnicodeEncoding(true)
            .build();

    private RecordWriter() {}

    /**
     * Writes a record; what has its default, or is empty, is left out.
     *
     * @param settings the record
     * @return YAML
     */
    public static String write(Record settings) {
        return new Dump(SETTINGS).dumpToString(plain(settings));
    }

    private static Object plain(Object value) {
        if (value instanceof Record settings && !(value instanceof Point)) {
            if (settings instanceof ModelReference reference) {
                return reference.toString();
            }
            return fields(settings);
        }
        if (value instanceof Point point) {
            return List.of(point.x(), point.y());
        }
        if (value instanceof Duration duration) {
            return Durations.format(duration);
        }
        if (value instanceof Enum<?> constant) {
            return Scalars.written(constant);
        }
        if (value instanceof List<?> items) {
            return items.stream().map(RecordWriter::plain).toList();
        }
        if (value instanceof Map<?, ?> entries) {
            Map<String, Object> copy = new LinkedHashMap<>();
            entries.forEach((key, content) -> copy.put(String.valueOf(key), plain(content)));
            return copy;
        }
        return value instanceof Number || value instanceof Boolean ? value : String.valueOf(value);
    }

    private static Map<String, Object> fields(Record settings) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            Object value = valueOf(component, settings);
            if (value instanceof Optional<?> optional) {
                value = optional.orElse(null);
            }
            boolean empty = value == null
                    || (value instanceof List<?> items && items.isEmpty())
                    || (value instanceof Map<?, ?> entries && entries.isEmpty());
            if (!empty && !isDefault(component, value)) {
                fields.put(component.getName(), plain(value));
            }
        }
        return fields;
    }

    private static boolean isDefault(RecordComponent component, Object value) {
        Setting setting = component.getAnnotation(Setting.class);
        return setting != null && setting.absent().equals(String.valueOf(plain(value)));
    }

    private static Object valueOf(RecordComponent component, Record settings) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(settings);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException("settings: cannot read " + component, e);
        }
    }
}
