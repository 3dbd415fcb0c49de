package io.qilian.bundles.modellibrary.internal.serving;

import io.qilian.bundles.modellibrary.api.ServedInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The inputs of a call that can share a run: numbers, as many rows in each input. */
record BatchJob(List<ServedInput.Numbers> inputs, int rows, long arrivedNs) {

    /** Inputs, compared already with what the model takes, as a job; empty if they cannot share a run of so many rows. */
    static Optional<BatchJob> of(List<ServedInput> inputs, int mostRows) {
        List<ServedInput.Numbers> numbers = new ArrayList<>();
        for (ServedInput input : inputs) {
            if (!(input instanceof ServedInput.Numbers those)
                    || !those.shape().get(0).equals(rows(inputs.get(0)))) {
                return Optional.empty();
            }
            numbers.add(those);
        }
        long rows = rows(inputs.get(0));
        return rows < mostRows
                ? Optional.of(new BatchJob(List.copyOf(numbers), (int) rows, System.nanoTime()))
                : Optional.empty();
    }

    private static long rows(ServedInput input) {
        return input instanceof ServedInput.Numbers numbers ? numbers.shape().get(0) : 0;
    }

    /** What must be the same for two calls to share a run: all shapes but for the rows. */
    Map<String, List<Long>> kind() {
        return shapes(0);
    }

    /** The shapes of a run of so many rows. */
    Map<String, List<Long>> shapes(int ofRows) {
        Map<String, List<Long>> shapes = new HashMap<>();
        for (ServedInput.Numbers input : inputs) {
            List<Long> shape = new ArrayList<>(input.shape());
            shape.set(0, (long) ofRows);
            shapes.put(input.name(), shape);
        }
        return shapes;
    }
}
