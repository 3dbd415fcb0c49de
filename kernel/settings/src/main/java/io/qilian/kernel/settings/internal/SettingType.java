package io.qilian.kernel.settings.internal;

import io.qilian.kernel.api.geometry.Point;
import io.qilian.kernel.api.model.ModelReference;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a component of a settings record may be. */
record SettingType(Shape shape, Class<?> type, Type element) {

    /** How the value is written. */
    enum Shape {
        TEXT,
        FLAG,
        INTEGER,
        DECIMAL,
        DURATION,
        INSTANT,
        ZONE,
        CHOICE,
        POINT,
        MODEL,
        RECORD,
        LIST,
        MAP,
        OPTIONAL
    }

    static SettingType of(Type declared) {
        if (declared instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            Type[] arguments = generic.getActualTypeArguments();
            if (raw == List.class) {
                return new SettingType(Shape.LIST, raw, arguments[0]);
            }
            if (raw == Optional.class) {
                return new SettingType(Shape.OPTIONAL, raw, arguments[0]);
            }
            if (raw == Map.class && arguments[0] == String.class) {
                return new SettingType(Shape.MAP, raw, arguments[1]);
            }
        }
        if (declared instanceof Class<?> type) {
            Shape shape = simple(type);
            if (shape != null) {
                return new SettingType(shape, type, type);
            }
        }
        throw new IllegalArgumentException("settings: expected one of the types that Setting names, got " + declared);
    }

    private static Shape simple(Class<?> type) {
        if (type.isEnum()) {
            return Shape.CHOICE;
        }
        if (type == Point.class) {
            return Shape.POINT;
        }
        if (type == ModelReference.class) {
            return Shape.MODEL;
        }
        if (type.isRecord()) {
            return Shape.RECORD;
        }
        return SCALARS.get(type);
    }

    private static final Map<Class<?>, Shape> SCALARS = Map.ofEntries(
            Map.entry(String.class, Shape.TEXT),
            Map.entry(boolean.class, Shape.FLAG),
            Map.entry(Boolean.class, Shape.FLAG),
            Map.entry(int.class, Shape.INTEGER),
            Map.entry(Integer.class, Shape.INTEGER),
            Map.entry(long.class, Shape.INTEGER),
            Map.entry(Long.class, Shape.INTEGER),
            Map.entry(double.class, Shape.DECIMAL),
            Map.entry(Double.class, Shape.DECIMAL),
            Map.entry(Duration.class, Shape.DURATION),
            Map.entry(Instant.class, Shape.INSTANT),
            Map.entry(ZoneId.class, Shape.ZONE));
}
