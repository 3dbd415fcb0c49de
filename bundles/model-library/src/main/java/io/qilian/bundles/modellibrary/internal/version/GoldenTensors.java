package io.qilian.bundles.modellibrary.internal.version;

import io.qilian.bundles.modellibrary.internal.card.GoldenCard;
import io.qilian.kernel.api.model.Tensor;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.settings.Setting;
import io.qilian.kernel.settings.api.SettingsFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Puts golden tensors through the model. An element of an output agrees if it is within {@code absolute + relative *
 * |expected|}; of each output's elements, {@code ppm} in a million may disagree (the rule of BioImage.IO).
 */
final class GoldenTensors {

    private static final String FIX =
            "Check the names, the shapes and the unit of the inputs; if the model was changed on"
                    + " purpose, record the samples anew";

    /** What goes in, and what must come out. */
    record Sample(
            @Setting(en = "Tensors that go in, by input", zh = "输入张量（按输入名）") Map<String, Numbers> inputs,
            @Setting(en = "Tensors that must come out, by output", zh = "期望输出张量（按输出名）") Map<String, Numbers> outputs) {}

    /** A tensor as it is written. */
    record Numbers(
            @Setting(en = "Extent of each dimension", zh = "各维大小", maximum = 8) List<Long> shape,
            @Setting(en = "The numbers, row by row", zh = "数值（按行）", minimum = 1) List<Double> values) {

        /** Checks that there are as many numbers as the shape says. */
        Numbers {
            tensor(shape, values);
        }

        Tensor tensor() {
            return tensor(shape, values);
        }

        private static Tensor tensor(List<Long> shape, List<Double> values) {
            float[] numbers = new float[values.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = values.get(i).floatValue();
            }
            return new Tensor(shape.stream().mapToLong(Long::longValue).toArray(), numbers);
        }
    }

    private final LoadedVersion version;
    private final GoldenCard card;

    GoldenTensors(LoadedVersion version, GoldenCard card) {
        this.version = version;
        this.card = card;
    }

    void check(Path file) {
        Sample sample = read(file);
        compare(file, sample, run(file, tensors(sample.inputs())), "");
    }

    private static Sample read(Path file) {
        Sample sample = SettingsFile.read(file).as(Sample.class);
        if (sample.outputs().isEmpty()) {
            throw GoldenCheck.problem("The golden sample expects nothing", file, "an output", "none", FIX);
        }
        return sample;
    }

    /** Puts as many samples as make up so many rows through the model at once. */
    void checkTogether(List<Path> files, int rows) {
        TensorBatch batch = new TensorBatch(rows);
        List<Path> members = files.stream()
                .filter(file -> batch.add(tensors(read(file).inputs())))
                .toList();
        if (members.isEmpty()) {
            return;
        }
        List<Map<String, Tensor>> found = batch.split(runTogether(batch));
        for (int i = 0; i < members.size(); i++) {
            compare(members.get(i), read(members.get(i)), found.get(i), GoldenBatches.name(rows));
        }
    }

    private Map<String, Tensor> runTogether(TensorBatch batch) {
        try {
            return version.run(batch.inputs());
        } catch (ProblemException e) {
            throw new IllegalArgumentException(e.problem().what(), e);
        }
    }

    private void compare(Path file, Sample sample, Map<String, Tensor> found, String how) {
        new TreeMap<>(tensors(sample.outputs())).forEach((name, expected) -> {
            Tensor actual = found.get(name);
            if (actual == null) {
                throw GoldenCheck.problem(
                        "The golden sample expects an output that the model does not have",
                        file,
                        name,
                        new TreeMap<>(found).keySet().toString(),
                        FIX);
            }
            compare(file, name, expected, actual, how);
        });
    }

    private Map<String, Tensor> run(Path file, Map<String, Tensor> inputs) {
        try {
            return version.run(inputs);
        } catch (ProblemException e) {
            throw GoldenCheck.problem(
                    "The model does not take a golden sample: " + e.problem().what(),
                    file,
                    "inputs that it takes",
                    inputs.toString(),
                    FIX);
        }
    }

    private static Map<String, Tensor> tensors(Map<String, Numbers> written) {
        return written.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .tensor()));
    }

    private void compare(Path file, String output, Tensor expected, Tensor actual, String how) {
        if (!Arrays.equals(expected.shape(), actual.shape())) {
            throw GoldenCheck.problem(
                    "The output " + output + " of a golden sample has another shape than recorded" + how,
                    file,
                    Arrays.toString(expected.shape()),
                    Arrays.toString(actual.shape()),
                    FIX);
        }
        float[] wanted = expected.values();
        float[] found = actual.values();
        int first = -1;
        int beyond = 0;
        for (int i = 0; i < wanted.length; i++) {
            if (!agrees(wanted[i], found[i])) {
                first = first < 0 ? i : first;
                beyond++;
            }
        }
        if (beyond > card.ppm() * wanted.length / 1e6) {
            throw GoldenCheck.problem(
                    "The model does not answer a golden sample as recorded" + how + ": " + beyond + " of "
                            + wanted.length
                            + " elements of the output " + output + " differ by more than " + card.absolute() + " + "
                            + card.relative() + " * |expected|",
                    file,
                    wanted[first] + " at " + output + place(first, expected.shape()),
                    String.valueOf(found[first]),
                    FIX);
        }
    }

    /** NaN agrees with NaN only, an infinity with itself. */
    private boolean agrees(float wanted, float found) {
        return Float.compare(wanted, found) == 0
                || Math.abs((double) found - wanted) <= card.absolute() + card.relative() * Math.abs(wanted);
    }

    /** The index of an element in each dimension. */
    private static String place(int element, long[] shape) {
        long[] index = new long[shape.length];
        long rest = element;
        for (int i = shape.length - 1; i >= 0; i--) {
            index[i] = rest % shape[i];
            rest /= shape[i];
        }
        return Arrays.toString(index);
    }
}
