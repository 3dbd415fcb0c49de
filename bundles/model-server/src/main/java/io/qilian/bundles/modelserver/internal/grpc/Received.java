package io.qilian.bundles.modelserver.internal.grpc;

import io.qilian.bundles.modelserver.internal.memory.TensorMemory;
import java.util.Optional;

/**
 * A message as it came.
 *
 * @param message the message, or nothing for bytes that are none
 * @param memory where its bytes lie as long as it is used; nothing if they are its own
 */
record Received<T>(Optional<T> message, Optional<TensorMemory.Block> memory) implements AutoCloseable {

    @Override
    public void close() {
        memory.ifPresent(TensorMemory.Block::close);
    }
}
