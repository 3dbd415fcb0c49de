package io.qilian.bundles.modellibrary.internal.version;

import io.qilian.kernel.api.model.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Samples one behind the other along the first dimension of their tensors; rows that are left over are zero. */
final class TensorBatch {

    private final int rows;
    private final List<Map<String, Tensor>> members = new ArrayList<>();
    private int taken;

    TensorBatch(int rows) {
        this.rows = rows;
    }

    /** Takes a sample, unless it has no rows, or too many, or others of another shape are there. */
    boolean add(Map<String, Tensor> inputs) {
        int count = count(inputs);
        boolean fits = count > 0
                && taken + count <= rows
                && members.stream().allMatch(member -> form(member).equals(form(inputs)));
        if (fits) {
            members.add(inputs);
            taken += count;
        }
        return fits;
    }

    /** Rows of a sample; 0 if its tensors do not have equally many. */
    private static int count(Map<String, Tensor> inputs) {
        long[] counts = inputs.values().stream()
                .mapToLong(tensor -> tensor.shape().length == 0 ? 0 : tensor.shape()[0])
                .distinct()
                .toArray();
        return counts.length == 1 && counts[0] <= Integer.MAX_VALUE ? (int) counts[0] : 0;
    }

    /** The shapes of a sample's rows. */
    private static Map<String, List<Long>> form(Map<String, Tensor> inputs) {
        Map<String, List<Long>> form = new LinkedHashMap<>();
        inputs.forEach((name, tensor) ->
                form.put(name, Arrays.stream(tensor.shape()).skip(1).boxed().toList()));
        return form;
    }

    /** The tensors of all samples. */
    Map<String, Tensor> inputs() {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        members.get(0).forEach((name, first) -> {
            long[] shape = first.shape().clone();
            int row = first.values().length / (int) shape[0];
            float[] values = new float[row * rows];
            int at = 0;
            for (Map<String, Tensor> member : members) {
                float[] part = member.get(name).values();
                System.arraycopy(part, 0, values, at, part.length);
                at += part.length;
            }
            shape[0] = rows;
            inputs.put(name, new Tensor(shape, values));
        });
        return inputs;
    }

    /**
     * What belongs to each sample.
     *
     * @throws IllegalArgumentException if an output does not have as many rows for each
     */
    List<Map<String, Tensor>> split(Map<String, Tensor> outputs) {
        List<Map<String, Tensor>> parts = new ArrayList<>();
        int from = 0;
        for (Map<String, Tensor> member : members) {
            int count = count(member);
            Map<String, Tensor> part = new LinkedHashMap<>();
            for (Map.Entry<String, Tensor> output : outputs.entrySet()) {
                part.put(output.getKey(), rows(output.getKey(), output.getValue(), from, count));
            }
            parts.add(part);
            from += count;
        }
        return parts;
    }

    private Tensor rows(String name, Tensor output, int from, int count) {
        long[] shape = output.shape().clone();
        if (shape.length == 0 || shape[0] % rows != 0) {
            throw new IllegalArgumentException("The output " + name + " has the shape " + Arrays.toString(shape));
        }
        int row = output.values().length / rows;
        shape[0] = shape[0] / rows * count;
        return new Tensor(shape, Arrays.copyOfRange(output.values(), from * row, (from + count) * row));
    }
}
