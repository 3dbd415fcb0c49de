package io.qilian.bundles.modelserver.internal.inference;

import io.qilian.bundles.modellibrary.api.CallDeadline;
import io.qilian.bundles.modellibrary.api.ModelSignature;
import io.qilian.bundles.modellibrary.api.ServedCall;
import io.qilian.bundles.modellibrary.api.ServedInput;
import io.qilian.bundles.modellibrary.api.ServedModels;
import io.qilian.bundles.modellibrary.api.ServedResult;
import io.qilian.bundles.modelserver.internal.protocol.ByteElements;
import io.qilian.bundles.modelserver.internal.protocol.DataType;
import io.qilian.bundles.modelserver.internal.protocol.InferReply;
import io.qilian.bundles.modelserver.internal.protocol.InferRequest;
import io.qilian.bundles.modelserver.internal.protocol.Refusals;
import io.qilian.bundles.modelserver.internal.protocol.RequestedOutput;
import io.qilian.bundles.onnx.api.TensorInfo;
import io.qilian.bundles.onnx.api.TensorType;
import io.qilian.kernel.api.model.ModelReference;
import io.qilian.kernel.api.model.ModelVersion;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Answers requests for inference, and counts them. Thread-safe. */
public final class Inference {

    private final ServedModels models;
    private final ModelStatistics statistics;
    private final Duration longest;

    /**
     * Inference.
     *
     * @param models what is run
     * @param statistics where it is counted
     * @param longest how long a request may take at most
     */
    public Inference(ServedModels models, ModelStatistics statistics, Duration longest) {
        this.models = models;
        this.statistics = statistics;
        this.longest = longest;
    }

    /** The deadline of a request: what it asks for, within what the server allows. */
    public CallDeadline deadline(InferRequest request) {
        long longestUs = longest.toNanos() / 1000;
        long asked = request.timeoutUs().orElse(0);
        return CallDeadline.in(Duration.ofNanos(1000 * (asked > 0 ? Math.min(asked, longestUs) : longestUs)));
    }

    /**
     * Answers a request.
     *
     * @param model the model
     * @param request the request
     * @param source who asks: a connection
     * @param deadline until when
     * @return the answer
     */
    public InferReply answer(ModelReference model, InferRequest request, String source, CallDeadline deadline) {
        long beganNs = System.nanoTime();
        Call call = new Call(request, source);
        statistics.began();
        try {
            InferReply reply = models.infer(model, deadline, call);
            statistics.succeeded(reply.version(), call.batch, System.nanoTime() - beganNs, call.times, call.outputNs);
            return reply;
        } catch (RuntimeException e) {
            statistics.failed(call.version(), System.nanoTime() - beganNs, e);
            throw e;
        } finally {
            statistics.ended();
        }
    }

    /** One request on its way through the library. */
    private static final class Call implements ServedCall<InferReply> {

        private final InferRequest request;
        private final String source;
        private ModelSignature signature;
        private int batch = 1;
        private ServedResult.Times times;
        private long outputNs;

        Call(InferRequest request, String source) {
            this.request = request;
            this.source = source;
        }

        @Override
        public String source() {
            return source;
        }

        @Override
        public int priority() {
            return request.priority();
        }

        /** The version that was about to answer; null if the request did not get as far as one. */
        ModelVersion version() {
            return signature == null ? null : signature.version();
        }

        @Override
        public List<ServedInput> inputs(ModelSignature model) {
            signature = model;
            requireOutputs();
            ModelInputs inputs = new ModelInputs(model);
            List<ServedInput> served = inputs.of(request);
            batch = served.isEmpty() ? 1 : inputs.batch(served);
            return served;
        }

        private void requireOutputs() {
            Set<String> seen = new HashSet<>();
            for (RequestedOutput output : request.outputs()) {
                String where = signature.version() + " output " + output.name();
                if (signature.output(output.name()).isEmpty()) {
                    throw Refusals.invalid(
                            "The model has no such output", where, signature.outputs() + "", output.name());
                }
                if (!seen.add(output.name())) {
                    throw Refusals.invalid("An output is asked for twice", where, "once", "twice");
                }
            }
        }

        @Override
        public InferReply outputs(ServedResult result) {
            long beganNs = System.nanoTime();
            List<InferReply.Output> outputs = new ArrayList<>();
            if (request.outputs().isEmpty()) {
                for (TensorInfo output : signature.outputs()) {
                    outputs.add(output(result, output, request.binary()));
                }
            } else {
                for (RequestedOutput output : request.outputs()) {
                    outputs.add(output(result, signature.output(output.name()).orElseThrow(), output.binary()));
                }
            }
            times = result.times();
            outputNs = System.nanoTime() - beganNs;
            return new InferReply(signature.version(), request.id(), outputs);
        }

        private static InferReply.Output output(ServedResult result, TensorInfo output, boolean binary) {
            byte[] data = output.type() == TensorType.STRING
                    ? ByteElements.join(result.texts(output.name()))
                    : copy(result.bytes(output.name()));
            return new InferReply.Output(
                    output.name(), DataType.of(output.type()), result.shape(output.name()), data, binary);
        }

        private static byte[] copy(ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        }
    }
}
