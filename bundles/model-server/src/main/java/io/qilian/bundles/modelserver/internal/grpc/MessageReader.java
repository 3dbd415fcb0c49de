package io.qilian.bundles.modelserver.internal.grpc;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.UnsafeByteOperations;
import io.grpc.HasByteBuffer;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.qilian.bundles.modelserver.internal.memory.TensorMemory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Reads messages, and takes note of what cannot be read. A large one is copied once, from the network's buffers into memory
 * that is lent, and its bytes stay there: gRPC for Java by itself copies it twice more into the heap.
 */
final class MessageReader<Q> implements MethodDescriptor.Marshaller<Received<Q>> {

    private static final int CHUNK = 64 << 10;

    /** The raw contents of the last input end with the message; so they begin where the runtime can read them. */
    private static final int ALIGNMENT = 16;

    private final MethodDescriptor.Marshaller<Q> small;
    private final TensorMemory memory;

    MessageReader(MethodDescriptor.Marshaller<Q> small, TensorMemory memory) {
        this.small = small;
        this.memory = memory;
    }

    @Override
    public InputStream stream(Received<Q> value) {
        return small.stream(value.message().orElseThrow());
    }

    @Override
    public Received<Q> parse(InputStream stream) {
        try {
            // What is packed has no known length.
            if (stream instanceof KnownLength
                    && stream.available() >= TensorMemory.LEAST_BYTES
                    && small instanceof MethodDescriptor.PrototypeMarshaller<Q> of
                    && of.getMessagePrototype() instanceof MessageLite prototype) {
                return large(stream, of, prototype);
            }
            return new Received<>(Optional.of(small.parse(stream)), Optional.empty());
        } catch (StatusRuntimeException | IOException e) {
            return new Received<>(Optional.empty(), Optional.empty());
        }
    }

    private Received<Q> large(InputStream stream, MethodDescriptor.PrototypeMarshaller<Q> of, MessageLite prototype)
            throws IOException {
        TensorMemory.Block block = memory.lend(stream.available(), ALIGNMENT);
        boolean read = false;
        try {
            ByteBuffer bytes = block.bytes();
            copy(stream, bytes);
            CodedInputStream coded =
                    UnsafeByteOperations.unsafeWrap(bytes.flip()).newCodedInput();
            coded.enableAliasing(true);
            Q message = of.getMessageClass().cast(prototype.getParserForType().parseFrom(coded));
            coded.checkLastTagWas(0);
            read = true;
            return new Received<>(Optional.of(message), Optional.of(block));
        } catch (InvalidProtocolBufferException e) {
            return new Received<>(Optional.empty(), Optional.empty());
        } finally {
            if (!read) {
                block.close();
            }
        }
    }

    private static void copy(InputStream stream, ByteBuffer target) throws IOException {
        if (stream instanceof HasByteBuffer parts && parts.byteBufferSupported()) {
            for (ByteBuffer part = parts.getByteBuffer();
                    part != null && target.hasRemaining();
                    part = parts.getByteBuffer()) {
                int count = Math.min(part.remaining(), target.remaining());
                target.put(part.limit(part.position() + count));
                stream.skipNBytes(count);
            }
            return;
        }
        byte[] chunk = new byte[CHUNK];
        for (int count = 0; count >= 0 && target.hasRemaining(); ) {
            count = stream.read(chunk, 0, Math.min(chunk.length, target.remaining()));
            target.put(chunk, 0, Math.max(0, count));
        }
    }
}
