package io.qilian.kernel.settings.internal;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import io.qilian.kernel.api.settings.Setting;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a YAML tree into records. */
public final class RecordReader {

    private static final int MAXIMUM_DEPTH = 16;

    private final String file;

    /**
     * A reader of one file.
     *
     * @param file its name in messages
     */
    public RecordReader(String file) {
        this.file = file;
    }

    /**
     * Reads the root.
     *
     * @param <T> the record
     * @param node the tree
     * @param type the record's class
     * @return the record
     */
    public <T extends Record> T read(Node node, Class<T> type) {
        return read(node, "", type);
    }

    /**
     * Reads a part.
     *
     * @param <T> the record
     * @param node the tree
     * @param path the path of its key
     * @param type the record's class
     * @return the record
     */
    public <T extends Record> T read(Node node, String path, Class<T> type) {
        return type.cast(readRecord(new Place(file, path, node, 0), type));
    }

    private Object readRecord(Place place, Class<?> type) {
        if (!(place.node() instanceof MappingNode mapping)) {
            throw place.mismatch("keys with values", "Write one key: value on each line");
        }
        Map<String, Node> values = entries(place, mapping);
        RecordComponent[] components = type.getRecordComponents();
        List<String> known =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        for (Map.Entry<String, Node> entry : values.entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw unknownKey(place.key(entry.getKey(), entry.getValue()), entry.getKey(), known);
            }
        }
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            arguments[i] = readComponent(place, components[i], values.get(components[i].getName()));
        }
        return construct(place, type, components, arguments);
    }

    private static Map<String, Node> entries(Place place, MappingNode mapping) {
        Map<String, Node> values = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode scalar)) {
                throw place.mismatch("plain words as keys", "Write one key: value on each line");
            }
            if (values.put(scalar.getValue(), entry.getValueNode()) != null) {
                throw place.key(scalar.getValue(), entry.getValueNode())
                        .problem("settings.duplicate-key", "The key is given twice", "Remove one of them");
            }
        }
        return values;
    }

    private static ProblemException unknownKey(Place place, String key, List<String> known) {
        String fix = Suggestion.of(key, known)
                .map(meant -> "Did you mean " + meant + "? If not, remove the key")
                .orElse("Remove the key, or correct its spelling");
        return new ProblemException(Problem.of(
                        "settings.unknown-key",
                        ProblemKind.CONFIGURATION,
                        "The key " + key + " is not known here",
                        place.toString(),
                        fix)
                .comparing("one of " + String.join(", ", known), key));
    }

    private Object readComponent(Place parent, RecordComponent component, Node node) {
        Setting setting = component.getAnnotation(Setting.class);
        SettingType type = SettingType.of(component.getGenericType());
        Place place = parent.key(component.getName(), node == null ? parent.node() : node);
        if (node == null || nothing(node)) {
            return absent(place, setting, type);
        }
        Object value = readValue(place, component.getGenericType());
        if (setting != null) {
            Bounds.check(place, setting, value);
        }
        return value;
    }

    private static boolean nothing(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.isPlain()
                && (scalar.getValue().isEmpty() || scalar.getValue().equals("null"));
    }

    private Object absent(Place place, Setting setting, SettingType type) {
        if (setting != null && !setting.absent().isEmpty()) {
            return new RecordReader("default")
                    .readValue(
                            new Place("default", place.path(), YamlTree.parse("default", setting.absent()), 0),
                            type.shape() == SettingType.Shape.LIST ? listOf(type) : type.element());
        }
        return switch (type.shape()) {
            case OPTIONAL -> Optional.empty();
            case LIST -> boundedEmpty(place, setting, List.of());
            case MAP -> Map.of();
            default -> throw place.problem("settings.missing-key", "The key is missing", "Add it" + meaning(setting));
        };
    }

    private static Object boundedEmpty(Place place, Setting setting, List<?> empty) {
        if (setting != null && setting.minimum() > 0) {
            throw place.problem("settings.missing-key", "The key is missing", "Add it" + meaning(setting));
        }
        return empty;
    }

    private static String meaning(Setting setting) {
        return setting == null ? "" : ": " + setting.en();
    }

    private static Type listOf(SettingType list) {
        return new ListType(list.element());
    }

    private Object readValue(Place place, Type declared) {
        if (place.depth() > MAXIMUM_DEPTH) {
            throw place.problem("settings.too-deep", "The file is nested too deeply", "Flatten it");
        }
        SettingType type = declared instanceof ListType list
                ? new SettingType(SettingType.Shape.LIST, List.class, list.element())
                : SettingType.of(declared);
        return switch (type.shape()) {
            case RECORD -> readRecord(place, type.type());
            case OPTIONAL -> Optional.of(readValue(place, type.element()));
            case LIST -> readList(place, type);
            case MAP -> readMap(place, type);
            case POINT -> Scalars.point(place);
            default -> Scalars.read(place, type);
        };
    }

    private List<Object> readList(Place place, SettingType type) {
        if (!(place.node() instanceof SequenceNode sequence)) {
            throw place.mismatch("a list", "Begin each item with a hyphen on a line of its own, or write [a, b]");
        }
        List<Object> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(readValue(place.item(items.size(), item), type.element()));
        }
        return List.copyOf(items);
    }

    private Map<String, Object> readMap(Place place, SettingType type) {
        if (!(place.node() instanceof MappingNode mapping)) {
            throw place.mismatch("keys with values", "Write one key: value on each line");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        entries(place, mapping)
                .forEach((key, node) -> values.put(key, readValue(place.key(key, node), type.element())));
        return Collections.unmodifiableMap(values);
    }

    private static Object construct(Place place, Class<?> type, RecordComponent[] components, Object[] arguments) {
        try {
            Class<?>[] parameters =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw refusal(place, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("settings: cannot construct " + type, e);
        }
    }

    private static RuntimeException refusal(Place place, Throwable cause) {
        if (cause instanceof ProblemException known) {
            return known.problem().where().isEmpty()
                    ? new ProblemException(known.problem().at(place.toString()), known)
                    : known;
        }
        if (cause instanceof IllegalArgumentException) {
            return place.problem("settings.inconsistent", cause.getMessage(), "Correct the value");
        }
        return new IllegalStateException("settings: the record at " + place + " failed to construct", cause);
    }

    /** The type of a list whose default is being read. */
    private record ListType(Type element) implements Type {}
}
