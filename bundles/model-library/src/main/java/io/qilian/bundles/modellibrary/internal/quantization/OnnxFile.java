package io.qilian.bundles.modellibrary.internal.quantization;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxAttribute;
import io.qilian.bundles.modellibrary.internal.quantization.wire.OnnxModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** ONNX files as messages. What the messages do not name stays in them as unknown fields, and is written back. */
final class OnnxFile {

    private static final long MAXIMUM_BYTES = 256L << 20;
    private static final Set<String> QUANTIZED = Set.of(
            "QuantizeLinear",
            "DequantizeLinear",
            "DynamicQuantizeLinear",
            "QLinearConv",
            "ConvInteger",
            "MatMulInteger");
    private static final int EXTERNAL = 1;

    private OnnxFile() {}

    /**
     * Reads a file.
     *
     * @param file the ONNX file, of at most 256 MiB
     * @return its content
     * @throws io.qilian.kernel.api.problem.ProblemException if it cannot be read or is too large
     */
    static OnnxModel read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.size(file) > MAXIMUM_BYTES) {
                throw QuantizationProblems.unfit(
                        "The model has more than " + (MAXIMUM_BYTES >> 20) + " MiB",
                        file.toString(),
                        "Quantize so large a model where it was trained, and register the result");
            }
            CodedInputStream coded = CodedInputStream.newInstance(in);
            coded.setSizeLimit((int) MAXIMUM_BYTES);
            return OnnxModel.parseFrom(coded);
        } catch (InvalidProtocolBufferException e) {
            throw QuantizationProblems.unfit(
                    "The file is not an ONNX model: " + e.getMessage(), file.toString(), "Fetch or export it again");
        } catch (IOException e) {
            throw QuantizationProblems.unreadable(file, e);
        }
    }

    /**
     * Writes a file.
     *
     * @param model its content
     * @param file where; one that exists is replaced
     */
    static void write(OnnxModel model, Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            model.writeTo(out);
        } catch (IOException e) {
            throw QuantizationProblems.unreadable(file, e);
        }
    }

    /**
     * Checks that a model is one whose graph can be rewritten.
     *
     * @param model the model
     * @param where what to call it
     */
    static void requirePlain(OnnxModel model, String where) {
        if (model.getGraph().getNodeList().stream().anyMatch(node -> QUANTIZED.contains(node.getOpType()))) {
            throw QuantizationProblems.unfit(
                    "The model is quantized already", where, "Quantize the version in single precision");
        }
        if (model.getGraph().getNodeList().stream()
                .anyMatch(node -> node.getAttributeList().stream().anyMatch(OnnxAttribute::hasG))) {
            throw QuantizationProblems.unfit(
                    "The model has branches or loops, whose graphs are not looked into",
                    where,
                    "Export it without If, Loop and Scan");
        }
        if (model.getGraph().getInitializerList().stream().anyMatch(tensor -> tensor.getDataLocation() == EXTERNAL)) {
            throw QuantizationProblems.unfit(
                    "The model keeps its weights in files of their own", where, "Export it as one file");
        }
    }
}
