package io.qilian.kernel.settings.internal;

import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A value in a file, with the way to it. */
record Place(String file, String path, Node node, int depth) {

    Place key(String key, Node value) {
        return new Place(file, path.isEmpty() ? key : path + "." + key, value, depth + 1);
    }

    Place item(int index, Node value) {
        return new Place(file, path + "[" + index + "]", value, depth + 1);
    }

    ProblemException mismatch(String expected, String fix) {
        return new ProblemException(
                Problem.of("settings.type", ProblemKind.CONFIGURATION, "The value has the wrong form", toString(), fix)
                        .comparing(expected, shown()));
    }

    ProblemException problem(String code, String what, String fix) {
        return new ProblemException(Problem.of(code, ProblemKind.CONFIGURATION, what, toString(), fix));
    }

    String shown() {
        if (node instanceof ScalarNode scalar) {
            String text = scalar.getValue();
            return text.length() > 80 ? text.substring(0, 80) + "…" : text;
        }
        return node instanceof MappingNode ? "keys with values" : "a list";
    }

    /** File, line and key. */
    @Override
    public String toString() {
        String line =
                node.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
        return file + line + (path.isEmpty() ? "" : " " + path);
    }
}
