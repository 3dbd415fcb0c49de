package io.qilian.bundles.modellibrary.internal.header;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads graphs, nodes and functions, and what they hold. Field numbers are those of {@code onnx.proto}, IR version 11. */
final class GraphReader {

    private static final int MAXIMUM_NODES = 200_000;
    private static final int MAXIMUM_VALUES = 10_000;

    private final MessageStream in;
    private final TensorReader tensors;
    private final SortedMap<String, Integer> operators = new TreeMap<>();
    private final List<ValueHeader> inputs = new ArrayList<>();
    private final List<ValueHeader> outputs = new ArrayList<>();
    private final Set<String> initialised = new HashSet<>();
    private int nodes;

    GraphReader(MessageStream in) {
        this.in = in;
        this.tensors = new TensorReader(in);
    }

    /** Inputs that have no value in the file. */
    List<ValueHeader> inputs() {
        return inputs.stream()
                .filter(input -> !initialised.contains(input.name()))
                .toList();
    }

    List<ValueHeader> outputs() {
        return outputs;
    }

    SortedMap<String, Integer> operators() {
        return operators;
    }

    TensorReader tensors() {
        return tensors;
    }

    /** The model's own graph: GraphProto. */
    void main() throws IOException {
        in.message(field -> {
            switch (field) {
                case 5 -> initialised.add(tensors.tensor());
                case 11 -> add(inputs);
                case 12 -> add(outputs);
                default -> {
                    return inner(field);
                }
            }
            return true;
        });
    }

    /** A graph whose inputs and outputs do not matter here. */
    void subgraph() throws IOException {
        in.message(field -> {
            if (field == 5) {
                tensors.tensor();
                return true;
            }
            return inner(field);
        });
    }

    private boolean inner(int field) throws IOException {
        switch (field) {
            case 1 -> node();
            case 15 -> sparse();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** FunctionProto: its nodes count like those of a graph. */
    void function() throws IOException {
        in.message(field -> {
            if (field == 7) {
                node();
            }
            return field == 7;
        });
    }

    /** TrainingInfoProto: two graphs that are never run here, but that may refer to files. */
    void training() throws IOException {
        in.message(field -> {
            if (field == 1 || field == 2) {
                subgraph();
                return true;
            }
            return false;
        });
    }

    private void node() throws IOException {
        if (++nodes > MAXIMUM_NODES) {
            throw new InvalidProtocolBufferException("it has more than " + MAXIMUM_NODES + " nodes");
        }
        Map<Integer, String> names = new HashMap<>();
        in.message(field -> {
            switch (field) {
                case 4, 7 -> names.put(field, in.text());
                case 5 -> attribute();
                default -> {
                    return false;
                }
            }
            return true;
        });
        String domain = names.getOrDefault(7, "");
        String operator = names.getOrDefault(4, "");
        operators.merge(
                domain.isEmpty() || domain.equals("ai.onnx") ? operator : domain + "." + operator, 1, Integer::sum);
    }

    private void attribute() throws IOException {
        in.message(field -> {
            switch (field) {
                case 5, 10 -> tensors.tensor();
                case 6, 11 -> subgraph();
                case 22, 23 -> sparse();
                default -> {
                    return false;
                }
            }
            return true;
        });
    }

    /** SparseTensorProto: two tensors. */
    private void sparse() throws IOException {
        in.message(field -> {
            if (field == 1 || field == 2) {
                tensors.tensor();
                return true;
            }
            return false;
        });
    }

    private void add(List<ValueHeader> values) throws IOException {
        if (values.size() == MAXIMUM_VALUES) {
            throw new InvalidProtocolBufferException("it has more than " + MAXIMUM_VALUES + " inputs or outputs");
        }
        values.add(new ValueReader(in).value());
    }
}
