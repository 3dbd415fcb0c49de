package io.qilian.kernel.settings.internal;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Changes one value in a YAML text and leaves every other character of it alone. */
public final class YamlEdit {

    private final String name;
    private final String text;

    /**
     * An edit of a document.
     *
     * @param name what to call it
     * @param text the YAML
     */
    public YamlEdit(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /**
     * Sets the value of a key of the first level.
     *
     * @param key the key; if it is missing, it is put in front of the others
     * @param value the value, as it stands in YAML
     * @return the changed text
     */
    public String set(String key, String value) {
        Node root = YamlTree.parse(name, text);
        if (!(root instanceof MappingNode mapping)) {
            throw unchanged(key, value);
        }
        Optional<NodeTuple> known = mapping.getValue().stream()
                .filter(entry -> entry.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key))
                .findFirst();
        String changed = known.map(entry -> replace(entry.getValueNode(), value))
                .orElseGet(() -> insert(mapping, key + ": " + value));
        // An alias or an anchor can make more of it than the key alone.
        if (!YamlTree.text(name, changed, key).equals(Optional.of(value))) {
            throw unchanged(key, value);
        }
        return changed;
    }

    private String replace(Node before, String value) {
        int start = offset(before.getStartMark());
        int end = offset(before.getEndMark());
        return text.substring(0, start) + (start == end ? " " : "") + value + text.substring(end);
    }

    private String insert(MappingNode mapping, String entry) {
        if (mapping.getValue().isEmpty()) {
            return entry + "\n" + text;
        }
        Optional<Mark> first = mapping.getValue().get(0).getKeyNode().getStartMark();
        int at = offset(first);
        String separator = mapping.getFlowStyle() == FlowStyle.FLOW
                ? ", "
                : "\n" + " ".repeat(first.map(Mark::getColumn).orElse(0));
        return text.substring(0, at) + entry + separator + text.substring(at);
    }

    /** Marks count code points. */
    private int offset(Optional<Mark> mark) {
        return text.offsetByCodePoints(0, mark.orElseThrow().getIndex());
    }

    private ProblemException unchanged(String key, String value) {
        return new ProblemException(Problem.of(
                "settings.edit",
                ProblemKind.CONFIGURATION,
                "The key " + key + " cannot be set in this file",
                name,
                "Write " + key + ": " + value + " on a line of its own"));
    }
}
