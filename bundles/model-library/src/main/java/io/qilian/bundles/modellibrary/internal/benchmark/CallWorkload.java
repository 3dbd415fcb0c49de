package io.qilian.bundles.modellibrary.internal.benchmark;

import io.qilian.bundles.modellibrary.api.CallDeadline;
import io.qilian.bundles.modellibrary.api.ModelSignature;
import io.qilian.bundles.modellibrary.api.ServedCall;
import io.qilian.bundles.modellibrary.api.ServedInput;
import io.qilian.bundles.modellibrary.api.ServedModels;
import io.qilian.bundles.modellibrary.api.ServedResult;
import io.qilian.bundles.onnx.api.TensorInfo;
import io.qilian.bundles.onnx.api.TensorType;
import io.qilian.kernel.api.model.ModelReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What a program does: hands over tensors, has a deadline, looks at the outputs. */
final class CallWorkload implements Workload, ServedCall<Long> {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final ServedModels served;
    private final ModelReference model;
    private final List<ServedInput> inputs = new ArrayList<>();
    private volatile CallDeadline deadline = CallDeadline.in(LONGEST);

    CallWorkload(ServedModels served, ModelReference model, List<TensorInfo> inputs, Map<String, List<Long>> shapes) {
        this.served = served;
        this.model = model;
        inputs.forEach(input -> this.inputs.add(input(input, shapes.get(input.name()))));
    }

    private static ServedInput input(TensorInfo input, List<Long> shape) {
        int count = shape.stream().mapToInt(Math::toIntExact).reduce(1, Math::multiplyExact);
        if (input.type() == TensorType.STRING) {
            return new ServedInput.Texts(input.name(), shape, Collections.nCopies(count, ""));
        }
        ByteBuffer data = ByteBuffer.allocateDirect(
                        Math.multiplyExact(count, input.type().sizeBytes()))
                .order(ByteOrder.nativeOrder());
        TestInput.fill(data, input.type());
        return new ServedInput.Numbers(input.name(), input.type(), shape, data);
    }

    @Override
    public void call() {
        CallDeadline mine = CallDeadline.in(LONGEST);
        deadline = mine;
        served.infer(model, mine, this);
    }

    @Override
    public List<ServedInput> inputs(ModelSignature signature) {
        return inputs;
    }

    @Override
    public Long outputs(ServedResult result) {
        return result.times().runNs();
    }

    @Override
    public void cancel() {
        deadline.cancel();
    }

    @Override
    public void close() {
        // The library keeps what its calls have used.
    }
}
