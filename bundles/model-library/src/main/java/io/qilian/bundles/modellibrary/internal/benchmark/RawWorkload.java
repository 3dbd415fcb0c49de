package io.qilian.bundles.modellibrary.internal.benchmark;

import io.qilian.bundles.onnx.api.OnnxCall;
import io.qilian.bundles.onnx.api.OnnxLease;
import io.qilian.bundles.onnx.api.TensorInfo;
import io.qilian.bundles.onnx.api.TensorType;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The runtime alone: buffers that are filled once, and runs. */
final class RawWorkload implements Workload {

    private final OnnxLease lease;
    private final OnnxCall call;

    /** Takes the lease over. */
    RawWorkload(OnnxLease lease, List<TensorInfo> inputs, Map<String, List<Long>> shapes) {
        this.lease = lease;
        this.call = lease.prepare(shapes);
        for (TensorInfo input : inputs) {
            if (input.type() == TensorType.STRING) {
                int count = shapes.get(input.name()).stream()
                        .mapToInt(Math::toIntExact)
                        .reduce(1, Math::multiplyExact);
                call.setTexts(input.name(), Collections.nCopies(count, ""));
            } else {
                TestInput.fill(call.input(input.name()), input.type());
            }
        }
    }

    @Override
    public void call() {
        call.run();
    }

    @Override
    public void cancel() {
        call.terminate();
    }

    @Override
    public void close() {
        call.close();
        lease.close();
    }
}
