package io.qilian.bundles.modelserver.internal.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.qilian.bundles.modelserver.internal.protocol.DataType;
import io.qilian.bundles.modelserver.internal.protocol.InferReply;
import io.qilian.bundles.modelserver.internal.protocol.InferRequest;
import io.qilian.bundles.modelserver.internal.protocol.Refusals;
import io.qilian.bundles.modelserver.internal.protocol.RequestTensor;
import io.qilian.bundles.modelserver.internal.protocol.RequestedOutput;
import io.qilian.bundles.modelserver.internal.protocol.Shapes;
import io.qilian.bundles.modelserver.internal.wire.InferParameter;
import io.qilian.bundles.modelserver.internal.wire.ModelInferRequest;
import io.qilian.bundles.modelserver.internal.wire.ModelInferRequest.InferInputTensor;
import io.qilian.bundles.modelserver.internal.wire.ModelInferRequest.InferRequestedOutputTensor;
import io.qilian.bundles.modelserver.internal.wire.ModelInferResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Requests for inference and their answers as messages. */
final class InferMessages {

    private InferMessages() {}

    static InferRequest request(ModelInferRequest message) {
        return new InferRequest(
                message.getId(),
                number(message, "timeout", "in microseconds"),
                InferRequest.priority(
                        number(message, "priority", "1 for the first").orElse(0)),
                inputs(message),
                message.getOutputsList().stream().map(InferMessages::output).toList(),
                true,
                Optional.empty());
    }

    private static OptionalLong number(ModelInferRequest message, String name, String meaning) {
        InferParameter parameter = message.getParametersMap().get(name);
        if (parameter == null) {
            return OptionalLong.empty();
        }
        return switch (parameter.getParameterChoiceCase()) {
            case INT64_PARAM -> OptionalLong.of(parameter.getInt64Param());
            case UINT64_PARAM -> OptionalLong.of(parameter.getUint64Param());
            default ->
                throw Refusals.invalid(
                        "A parameter has another type",
                        name,
                        "int64 or uint64, " + meaning,
                        parameter.getParameterChoiceCase() + "");
        };
    }

    private static RequestedOutput output(InferRequestedOutputTensor output) {
        if (output.containsParameters("classification")) {
            throw Refusals.unsupported(
                    "Classes are not picked out here",
                    "output " + output.getName(),
                    "Leave the parameter classification out and sort the scores");
        }
        return new RequestedOutput(output.getName(), true);
    }

    private static List<RequestTensor> inputs(ModelInferRequest message) {
        int raw = message.getRawInputContentsCount();
        if (raw > 0 && raw != message.getInputsCount()) {
            throw Refusals.invalid(
                    "There are not as many raw contents as inputs",
                    "raw_input_contents",
                    message.getInputsCount() + "",
                    raw + "");
        }
        List<RequestTensor> tensors = new ArrayList<>();
        for (int i = 0; i < message.getInputsCount(); i++) {
            InferInputTensor input = message.getInputs(i);
            String where = "inputs[" + i + "]";
            DataType type = DataType.of(input.getDatatype(), where);
            long elements = Shapes.elements(input.getShapeList(), where);
            ByteBuffer data = raw > 0
                    ? raw(message.getRawInputContents(i), input, type.sizeBytes() * elements, where)
                    : TypedContents.bytes(input.getContents(), type, elements, where);
            tensors.add(new RequestTensor(input.getName(), type, input.getShapeList(), data));
        }
        return tensors;
    }

    private static ByteBuffer raw(ByteString content, InferInputTensor input, long expected, String where) {
        if (input.hasContents() && input.getContents().getSerializedSize() > 0) {
            throw Refusals.invalid("An input is given twice", where, "contents or raw_input_contents", "both");
        }
        if (!input.getDatatype().equals(DataType.BYTES.name()) && content.size() != expected) {
            throw Refusals.invalid(
                    "The bytes do not fit the shape", where, expected + " bytes", content.size() + " bytes");
        }
        return content.asReadOnlyByteBuffer();
    }

    static ModelInferResponse response(InferReply reply, String model) {
        ModelInferResponse.Builder message = ModelInferResponse.newBuilder()
                .setModelName(model)
                .setModelVersion(reply.version().version())
                .setId(reply.id());
        for (InferReply.Output output : reply.outputs()) {
            message.addOutputs(ModelInferResponse.InferOutputTensor.newBuilder()
                    .setName(output.name())
                    .setDatatype(output.type().name())
                    .addAllShape(output.shape()));
            // One for each output, also for an empty one: clients count them.
            message.addRawOutputContents(UnsafeByteOperations.unsafeWrap(output.data()));
        }
        return message.build();
    }
}
