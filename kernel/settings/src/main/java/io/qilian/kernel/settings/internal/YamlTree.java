package io.qilian.kernel.settings.internal;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Parses YAML into a tree that remembers its lines. Objects are never constructed from tags. */
public final class YamlTree {

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setAllowRecursiveKeys(false)
            .setMaxAliasesForCollections(20)
            .setCodePointLimit(8 << 20)
            .setUseMarks(true)
            .build();

    private static final int MAXIMUM_DEPTH = 32;

    private YamlTree() {}

    /**
     * Parses a document.
     *
     * @param name what to call it
     * @param text the YAML
     * @return its root; an empty mapping for an empty document
     */
    public static Node parse(String name, String text) {
        try {
            refuseDeepNesting(name, text);
            Iterator<Node> documents =
                    new Compose(SETTINGS).composeAllFromString(text).iterator();
            Node root = documents.hasNext() ? documents.next() : null;
            if (documents.hasNext()) {
                throw problem(name, "There is more than one document in the file", "Remove the lines of three hyphens");
            }
            return root == null || emptyScalar(root) ? emptyMapping() : root;
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            throw problem(
                    name + ":" + line,
                    "The file is not valid YAML: " + e.getProblem(),
                    "Correct the line; a value with : or # in it needs quotes, and tabs cannot indent");
        } catch (YamlEngineException e) {
            throw problem(name, "The file is not valid YAML: " + e.getMessage(), "Correct the file");
        }
    }

    /** Building the tree recurses, so its depth is bounded on the flat sequence of events before. */
    private static void refuseDeepNesting(String name, String text) {
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (depth > MAXIMUM_DEPTH) {
                int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
                throw problem(name + ":" + line, "The file is nested too deeply", "Flatten it");
            }
        }
    }

    /**
     * Parses a document and takes the value of one key.
     *
     * @param name what to call it
     * @param text the YAML
     * @param key the key
     * @return its value
     */
    public static Node part(String name, String text, String key) {
        return find(parse(name, text), key)
                .orElseThrow(() -> problem(name, "The key " + key + " is missing", "Add it"));
    }

    /**
     * Parses a document and takes the value of one key, or an empty mapping if it is missing.
     *
     * @param name what to call it
     * @param text the YAML
     * @param key the key
     * @return its value
     */
    public static Node partOrEmpty(String name, String text, String key) {
        return find(parse(name, text), key).filter(node -> !emptyScalar(node)).orElseGet(YamlTree::emptyMapping);
    }

    /**
     * A mapping without one of its keys.
     *
     * @param root the mapping
     * @param key the key
     * @return the rest; the same node if it is no mapping
     */
    public static Node without(Node root, String key) {
        if (!(root instanceof MappingNode mapping)) {
            return root;
        }
        List<NodeTuple> rest = mapping.getValue().stream()
                .filter(entry -> !(entry.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key)))
                .toList();
        return new MappingNode(
                mapping.getTag(), true, rest, mapping.getFlowStyle(), mapping.getStartMark(), mapping.getEndMark());
    }

    /**
     * Parses a document and takes the single value of one key.
     *
     * @param name what to call it
     * @param text the YAML
     * @param key the key
     * @return its text, if it has one
     */
    public static Optional<String> text(String name, String text, String key) {
        return find(parse(name, text), key).filter(ScalarNode.class::isInstance).map(node -> ((ScalarNode) node)
                .getValue());
    }

    private static Optional<Node> find(Node root, String key) {
        if (root instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key)) {
                    return Optional.of(entry.getValueNode());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean emptyScalar(Node node) {
        return node instanceof ScalarNode scalar && scalar.getValue().isEmpty();
    }

    private static Node emptyMapping() {
        return new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK);
    }

    private static ProblemException problem(String where, String what, String fix) {
        return new ProblemException(Problem.of("settings.syntax", ProblemKind.CONFIGURATION, what, where, fix));
    }
}
