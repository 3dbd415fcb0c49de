package io.qilian.bundles.modellibrary.internal.quantization;

import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxModel;
import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxNode;
import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxOperatorSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Brings a model to the operator set in which DequantizeLinear takes a scale for each channel. A model of the sets 11 and
 * 12 only needs another number if none of its operators changed what it means or how it is written, by ONNX's changelog.
 */
final class OpsetUpgrade {

    /** The first set with scales by channel. */
    static final long WANTED = 13;

    private static final long LEAST = 11;
    private static final long WANTED_IR = 7;

    /** Operators that mean and are written the same in the sets 11, 12 and 13. */
    private static final Set<String> UNCHANGED =
            Set.of(("Abs Add ArgMax AveragePool BatchNormalization Cast Ceil Clip Concat Constant ConstantOfShape Conv"
                            + " ConvTranspose DepthToSpace Div Elu Equal Erf Exp Expand Flatten Floor Gather"
                            + " GatherElements Gemm GlobalAveragePool GlobalMaxPool Greater HardSigmoid Identity"
                            + " InstanceNormalization LRN LeakyRelu Less Log MatMul Max MaxPool Min Mul Neg"
                            + " NonMaxSuppression NonZero PRelu Pad Pow Range Reciprocal Relu Reshape Resize"
                            + " ScatterElements ScatterND Selu Shape Sigmoid Slice Softplus SpaceToDepth Sqrt Sub Tanh"
                            + " Tile TopK Transpose Where")
                    .split(" "));

    private OpsetUpgrade() {}

    /**
     * Upgrades a model.
     *
     * @param model the model
     * @param where what to call it
     * @return the model, in set 13 or later
     * @throws io.qilian.kernel.api.problem.ProblemException if an operator stands against it
     */
    static OnnxModel upgrade(OnnxModel model, String where) {
        long version = model.getOpsetImportList().stream()
                .filter(OpsetUpgrade::standard)
                .mapToLong(OnnxOperatorSet::getVersion)
                .max()
                .orElse(0);
        if (version >= WANTED) {
            return model;
        }
        Set<String> changed = new TreeSet<>();
        for (OnnxNode node : model.getGraph().getNodeList()) {
            if (node.getDomain().isEmpty() && !UNCHANGED.contains(node.getOpType())) {
                changed.add(node.getOpType());
            }
        }
        if (version < LEAST || !changed.isEmpty()) {
            throw QuantizationProblems.unfit(
                    "The model is of operator set " + version + ", and scales by channel need " + WANTED
                            + (changed.isEmpty() ? "" : "; " + changed + " changed in between"),
                    where,
                    "Export it with operator set " + WANTED + " or later");
        }
        OnnxModel.Builder upgraded = model.toBuilder();
        upgraded.setIrVersion(Math.max(WANTED_IR, model.getIrVersion()));
        upgraded.getOpsetImportBuilderList().stream()
                .filter(set -> set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
                .forEach(set -> set.setVersion(WANTED));
        return upgraded.build();
    }

    private static boolean standard(OnnxOperatorSet set) {
        return set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx");
    }
}
