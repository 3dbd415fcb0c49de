package io.qilian.bundles.onnx.internal;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.bundles.onnx.api.OnnxException.Reason;
import io.qilian.bundles.onnx.api.TensorInfo;
import io.qilian.bundles.onnx.api.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Translates ONNX Runtime's descriptions of inputs and outputs. */
final class TensorInfos {

    private TensorInfos() {}

    static List<TensorInfo> of(Collection<NodeInfo> nodes) {
        List<TensorInfo> infos = new ArrayList<>();
        for (NodeInfo node : nodes) {
            if (!(node.getInfo() instanceof ai.onnxruntime.TensorInfo info)) {
                throw new OnnxException(
                        Reason.UNSUPPORTED, "Only tensors are supported; " + node.getName() + " is none", null);
            }
            List<Long> shape = Arrays.stream(info.getShape()).boxed().toList();
            infos.add(new TensorInfo(node.getName(), type(node.getName(), info), shape, names(info, shape.size())));
        }
        return List.copyOf(infos);
    }

    private static List<String> names(ai.onnxruntime.TensorInfo info, int rank) {
        String[] names = info.getDimensionNames();
        List<String> copy = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            copy.add(names == null || i >= names.length || names[i] == null ? "" : names[i]);
        }
        return copy;
    }

    private static TensorType type(String name, ai.onnxruntime.TensorInfo info) {
        // The runtime's own Java types do not tell unsigned numbers from signed ones, so the native type decides.
        return switch (info.onnxType) {
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT -> TensorType.FLOAT32;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_DOUBLE -> TensorType.FLOAT64;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT16 -> TensorType.FLOAT16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_BFLOAT16 -> TensorType.BFLOAT16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT8 -> TensorType.UINT8;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT8 -> TensorType.INT8;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT16 -> TensorType.INT16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT32 -> TensorType.INT32;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT64 -> TensorType.INT64;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_BOOL -> TensorType.BOOL;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_STRING -> TensorType.STRING;
            default -> throw unsupported(name, info.onnxType.toString());
        };
    }

    static OnnxJavaType javaType(TensorType type) {
        return switch (type) {
            case FLOAT32 -> OnnxJavaType.FLOAT;
            case FLOAT64 -> OnnxJavaType.DOUBLE;
            case FLOAT16 -> OnnxJavaType.FLOAT16;
            case BFLOAT16 -> OnnxJavaType.BFLOAT16;
            case UINT8 -> OnnxJavaType.UINT8;
            case INT8 -> OnnxJavaType.INT8;
            case INT16 -> OnnxJavaType.INT16;
            case INT32 -> OnnxJavaType.INT32;
            case INT64 -> OnnxJavaType.INT64;
            case BOOL -> OnnxJavaType.BOOL;
            case STRING -> OnnxJavaType.STRING;
        };
    }

    private static OnnxException unsupported(String name, String type) {
        return new OnnxException(
                Reason.UNSUPPORTED, "Element type " + type + " of " + name + " is not supported", null);
    }
}
