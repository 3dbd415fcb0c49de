package io.qilian.bundles.modelserver.internal.protocol;

import io.qilian.bundles.modellibrary.api.ServedCall;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request for inference, whichever door it came through.
 *
 * @param id given back as it came; empty if there is none
 * @param timeoutUs how long it may take, in microseconds, if the client says so
 * @param priority lower goes first where calls share runs; as {@link #priority(long)} brings it into bounds
 * @param inputs the inputs
 * @param outputs the outputs that are asked for; empty for all
 * @param binary whether outputs that are not asked for by name go as bytes
 * @param raw bytes of the one input of the model, without any description; then there are no inputs
 */
public record InferRequest(
        String id,
        OptionalLong timeoutUs,
        int priority,
        List<RequestTensor> inputs,
        List<RequestedOutput> outputs,
        boolean binary,
        Optional<ByteBuffer> raw) {

    /** Lowest priority that is told apart. */
    private static final int LOWEST = 16;

    /** The priority that a client asks for: 0 stands for the usual one, as in Triton, and 1 goes before all others. */
    public static int priority(long asked) {
        return asked == 0 ? ServedCall.USUAL_PRIORITY : (int) Math.max(1, Math.min(asked, LOWEST));
    }

    /** A request that is nothing but the bytes of one input; all outputs come back as bytes. */
    public static InferRequest raw(ByteBuffer bytes) {
        return new InferRequest(
                "", OptionalLong.empty(), ServedCall.USUAL_PRIORITY, List.of(), List.of(), true, Optional.of(bytes));
    }
}
