package io.qilian.bundles.modellibrary.internal.serving;

import io.qilian.bundles.modellibrary.api.ModelSignature;
import io.qilian.bundles.modellibrary.api.ServedResult;
import io.qilian.bundles.onnx.api.OnnxCall;
import java.nio.ByteBuffer;
import java.util.List;

/** The outputs as the runtime left them. The platform runs on little-endian machines only. */
record RawResult(ModelSignature model, OnnxCall call, Times times) implements ServedResult {

    @Override
    public List<Long> shape(String output) {
        return call.shape(output);
    }

    @Override
    public ByteBuffer bytes(String output) {
        return call.bytes(output);
    }

    @Override
    public List<String> texts(String output) {
        return call.texts(output);
    }
}
