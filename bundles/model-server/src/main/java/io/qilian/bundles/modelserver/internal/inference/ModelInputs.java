package io.qilian.bundles.modelserver.internal.inference;

import io.qilian.bundles.modellibrary.api.ModelSignature;
import io.qilian.bundles.modellibrary.api.ServedInput;
import io.qilian.bundles.modelserver.internal.protocol.ByteElements;
import io.qilian.bundles.modelserver.internal.protocol.DataType;
import io.qilian.bundles.modelserver.internal.protocol.InferRequest;
import io.qilian.bundles.modelserver.internal.protocol.Refusals;
import io.qilian.bundles.modelserver.internal.protocol.RequestTensor;
import io.qilian.bundles.modelserver.internal.protocol.Shapes;
import io.qilian.bundles.onnx.api.TensorInfo;
import io.qilian.bundles.onnx.api.TensorType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Turns the tensors of a request into what the library takes, for the version that answers. */
final class ModelInputs {

    private static final int PIXEL_RANK = 4;
    private static final int CHANNELS = 3;

    private final ModelSignature model;

    ModelInputs(ModelSignature model) {
        this.model = model;
    }

    List<ServedInput> of(InferRequest request) {
        if (request.raw().isPresent()) {
            return List.of(raw(request.raw().get()));
        }
        requireBatch(request);
        return request.inputs().stream().map(this::input).toList();
    }

    /** Elements of the first dimension, which a batch is; 1 for a model that takes none. */
    int batch(List<ServedInput> inputs) {
        if (model.mostBatch() > 0 && inputs.get(0) instanceof ServedInput.Numbers numbers) {
            return numbers.shape().get(0).intValue();
        }
        return 1;
    }

    private void requireBatch(InferRequest request) {
        int most = model.mostBatch();
        for (RequestTensor tensor : request.inputs()) {
            if (most > 0 && !tensor.shape().isEmpty() && tensor.shape().get(0) > most) {
                throw Refusals.invalid(
                        "The batch is too large",
                        where(tensor.name()),
                        "at most " + most,
                        tensor.shape().get(0) + "");
            }
        }
    }

    private ServedInput input(RequestTensor tensor) {
        boolean picture = model.picture().filter(tensor.name()::equals).isPresent();
        if (tensor.type() == DataType.BYTES) {
            return picture ? pictureFile(tensor) : texts(tensor);
        }
        if (picture && tensor.type() == DataType.UINT8 && !fits(tensor)) {
            return pixels(tensor);
        }
        TensorType type = tensor.type()
                .tensorType()
                .orElseThrow(() -> Refusals.invalid(
                        "No model here takes this datatype",
                        where(tensor.name()),
                        model.inputs() + "",
                        tensor.type() + ""));
        return new ServedInput.Numbers(tensor.name(), type, tensor.shape(), tensor.data());
    }

    private boolean fits(RequestTensor tensor) {
        return model.input(tensor.name())
                .filter(wanted -> wanted.type() == TensorType.UINT8
                        && (!wanted.fixed() || wanted.shape().equals(tensor.shape())))
                .isPresent();
    }

    private ServedInput pictureFile(RequestTensor tensor) {
        String where = where(tensor.name());
        if (Shapes.elements(tensor.shape(), where) != 1) {
            throw Refusals.invalid("Pictures go one a request", where, "the shape [1]", tensor.shape() + "");
        }
        return new ServedInput.PictureFile(
                tensor.name(), ByteElements.split(tensor.data(), 1, where).get(0));
    }

    private ServedInput texts(RequestTensor tensor) {
        String where = where(tensor.name());
        long count = Shapes.elements(tensor.shape(), where);
        List<ByteBuffer> elements = ByteElements.split(tensor.data(), count, where);
        return new ServedInput.Texts(tensor.name(), tensor.shape(), ByteElements.texts(elements, where));
    }

    private ServedInput pixels(RequestTensor tensor) {
        List<Long> shape = tensor.shape();
        String where = where(tensor.name());
        if (shape.size() != PIXEL_RANK || shape.get(0) != 1 || shape.get(3) != CHANNELS) {
            throw Refusals.invalid(
                    "Pixels have another shape", where, "[1, height, width, 3] in red, green, blue", shape + "");
        }
        long bytes = Shapes.elements(shape, where);
        if (bytes == 0 || bytes != tensor.data().remaining()) {
            throw Refusals.invalid(
                    "The data do not fit the shape",
                    where,
                    bytes + " bytes, more than 0",
                    tensor.data().remaining() + "");
        }
        return new ServedInput.Pixels(
                tensor.name(), shape.get(2).intValue(), shape.get(1).intValue(), tensor.data());
    }

    private ServedInput raw(ByteBuffer bytes) {
        if (model.picture().isPresent() && isPicture(bytes)) {
            return new ServedInput.PictureFile(model.picture().get(), bytes);
        }
        List<TensorInfo> inputs = model.inputs();
        TensorInfo only = inputs.get(0);
        if (inputs.size() != 1) {
            throw Refusals.invalid(
                    "Bytes without a description need a model of one input", model.version() + "", "1", inputs + "");
        }
        if (only.type() == TensorType.STRING) {
            List<Long> shape = model.mostBatch() > 0 ? List.of(1L, 1L) : List.of(1L);
            return new ServedInput.Texts(only.name(), shape, ByteElements.texts(List.of(bytes), where(only.name())));
        }
        return new ServedInput.Numbers(only.name(), only.type(), rawShape(only, bytes.remaining()), bytes);
    }

    private List<Long> rawShape(TensorInfo input, int bytes) {
        List<Long> shape = new ArrayList<>(input.shape());
        if (model.mostBatch() > 0) {
            shape.set(0, 1L);
        }
        long known = input.type().sizeBytes()
                * shape.stream().filter(extent -> extent >= 0).reduce(1L, (one, other) -> one * other);
        long open = shape.stream().filter(extent -> extent < 0).count();
        if (open > 1 || known == 0 || bytes % known != 0 || bytes == 0) {
            throw Refusals.invalid(
                    "The bytes do not tell the shape", where(input.name()), "a multiple of " + known, bytes + "");
        }
        shape.replaceAll(extent -> extent < 0 ? bytes / known : extent);
        return shape;
    }

    private static boolean isPicture(ByteBuffer bytes) {
        return startsWith(bytes, 0xff, 0xd8, 0xff) || startsWith(bytes, 0x89, 'P', 'N');
    }

    private static boolean startsWith(ByteBuffer bytes, int... start) {
        boolean same = bytes.remaining() >= start.length;
        for (int i = 0; same && i < start.length; i++) {
            same = bytes.get(bytes.position() + i) == (byte) start[i];
        }
        return same;
    }

    private String where(String input) {
        return model.version() + " input " + input;
    }
}
