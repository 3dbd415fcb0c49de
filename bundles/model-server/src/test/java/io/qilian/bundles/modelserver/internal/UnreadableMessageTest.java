package io.qilian.bundles.modelserver.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.qilian.bundles.modelserver.internal.wire.GRPCInferenceServiceGrpc;
import io.qilian.bundles.modelserver.internal.wire.ServerLiveRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes over gRPC that are no message. */
class UnreadableMessageTest {

    private static final byte[] NO_MESSAGE = {-1, -1, -1, -1, -1};

    @TempDir
    private Path folder;

    @Test
    void isRefusedAsTheClientsFaultAndLeavesNothingInTheLog() throws Exception {
        Errors errors = new Errors();
        Logger root = Logger.getLogger("io.grpc");
        root.addHandler(errors);
        try (TestServer server = new TestServer(folder)) {
            assertRefused(() -> ClientCalls.blockingUnaryCall(
                    server.channel,
                    bytes(GRPCInferenceServiceGrpc.getModelInferMethod()),
                    CallOptions.DEFAULT,
                    NO_MESSAGE));
            assertRefused(() -> answers(ClientCalls.blockingServerStreamingCall(
                    server.channel,
                    bytes(GRPCInferenceServiceGrpc.getModelStreamInferMethod()),
                    CallOptions.DEFAULT,
                    NO_MESSAGE)));
            assertThat(server.grpc
                            .serverLive(ServerLiveRequest.getDefaultInstance())
                            .getLive())
                    .isTrue();
            assertThat(errors.count).hasValue(0);
        } finally {
            root.removeHandler(errors);
        }
    }

    private static void answers(Iterator<?> answers) {
        answers.forEachRemaining(answer -> assertThat(answer).isNull());
    }

    private static void assertRefused(ThrowingCallable call) {
        Status status = catchThrowableOfType(StatusRuntimeException.class, call).getStatus();
        assertThat(status.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(status.getDescription()).contains("cannot be read", "expected", "fix");
    }

    /** The same method for a client that sends whatever it likes. */
    private static <A> MethodDescriptor<byte[], A> bytes(MethodDescriptor<?, A> method) {
        MethodDescriptor.MethodType type = method.getType() == MethodDescriptor.MethodType.UNARY
                ? MethodDescriptor.MethodType.UNARY
                : MethodDescriptor.MethodType.SERVER_STREAMING;
        return method.toBuilder(new Bytes(), method.getResponseMarshaller())
                .setType(type)
                .build();
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Errors extends Handler {

        private final AtomicInteger count = new AtomicInteger();

        @Override
        public void publish(LogRecord entry) {
            if (entry.getThrown() != null) {
                count.incrementAndGet();
            }
        }

        @Override
        public void flush() {
            // Nothing is held.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
