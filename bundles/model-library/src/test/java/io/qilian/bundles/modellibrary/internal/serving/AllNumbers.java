package io.qilian.bundles.modellibrary.internal.serving;

import io.qilian.bundles.modellibrary.api.ModelSignature;
import io.qilian.bundles.modellibrary.api.ServedCall;
import io.qilian.bundles.modellibrary.api.ServedInput;
import io.qilian.bundles.modellibrary.api.ServedResult;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** A call that gives the numbers of all outputs. */
final class AllNumbers implements ServedCall<List<Float>> {

    private final List<ServedInput> inputs;

    AllNumbers(ServedInput... inputs) {
        this.inputs = List.of(inputs);
    }

    @Override
    public List<ServedInput> inputs(ModelSignature model) {
        return inputs;
    }

    @Override
    public List<Float> outputs(ServedResult result) {
        List<Float> numbers = new ArrayList<>();
        result.model().outputs().forEach(output -> {
            ByteBuffer bytes = result.bytes(output.name()).order(ByteOrder.nativeOrder());
            while (bytes.hasRemaining()) {
                numbers.add(bytes.getFloat());
            }
        });
        return numbers;
    }
}
