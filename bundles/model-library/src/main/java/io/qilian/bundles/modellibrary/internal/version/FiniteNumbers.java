package io.qilian.bundles.modellibrary.internal.version;

import io.qilian.bundles.onnx.api.TensorType;
import io.qilian.kernel.api.problem.Problem;
import io.qilian.kernel.api.problem.ProblemException;
import io.qilian.kernel.api.problem.ProblemKind;
import java.nio.ByteBuffer;

/** Refuses NaN and infinities (IEEE 754) for models whose card says {@code finite: true}. */
public final class FiniteNumbers {

    private static final int HALF_EXPONENT = 0x7c00;
    private static final int BRAIN_EXPONENT = 0x7f80;

    private FiniteNumbers() {}

    /**
     * Looks at every element of an input.
     *
     * @param model the version, for the refusal
     * @param input name of the input
     * @param type its element type; integers, flags and texts are always finite
     * @param data the elements from position to limit, in the buffer's byte order; left as it is
     * @throws ProblemException if one is not finite
     */
    public static void require(String model, String input, TensorType type, ByteBuffer data) {
        ByteBuffer numbers = data.duplicate().order(data.order());
        for (int index = 0; numbers.remaining() >= Math.max(1, type.sizeBytes()); index++) {
            double value;
            switch (type) {
                case FLOAT32 -> value = numbers.getFloat();
                case FLOAT64 -> value = numbers.getDouble();
                case FLOAT16 -> value = special(numbers.getShort(), HALF_EXPONENT);
                case BFLOAT16 -> value = special(numbers.getShort(), BRAIN_EXPONENT);
                default -> {
                    return;
                }
            }
            if (!Double.isFinite(value)) {
                throw refused(model, input, index, value);
            }
        }
    }

    static void require(String model, String input, float[] numbers) {
        for (int index = 0; index < numbers.length; index++) {
            if (!Float.isFinite(numbers[index])) {
                throw refused(model, input, index, numbers[index]);
            }
        }
    }

    /** An exponent of nothing but ones stands for NaN, or without a fraction for an infinity. */
    private static double special(short bits, int exponent) {
        if ((bits & exponent) != exponent) {
            return 0;
        }
        boolean infinite = (bits & 0x7fff) == exponent;
        return infinite ? Math.copySign(Double.POSITIVE_INFINITY, bits) : Double.NaN;
    }

    private static ProblemException refused(String model, String input, int index, double value) {
        return new ProblemException(Problem.of(
                        "inference.not-finite",
                        ProblemKind.INPUT,
                        "The model takes finite numbers only",
                        model + " input " + input + ", element " + index,
                        "Fill gaps as the model's card says before sending")
                .comparing("a finite number", Double.toString(value)));
    }
}
