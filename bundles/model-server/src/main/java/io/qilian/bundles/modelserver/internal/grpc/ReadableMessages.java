package io.qilian.bundles.modelserver.internal.grpc;

import io.grpc.Attributes;
import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.SecurityLevel;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.qilian.bundles.modelserver.internal.memory.TensorMemory;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers a message that is no protobuf of its kind with the status {@code INVALID_ARGUMENT}. By itself gRPC for Java
 * lets the failure of reading escape, which the client sees as {@code UNKNOWN} and the log as an error with its stack,
 * so that whoever reaches the port can fill the log.
 */
final class ReadableMessages {

    private static final Status UNREADABLE = Status.INVALID_ARGUMENT.withDescription(
            "The message cannot be read; where: request; expected: a protobuf message of this method; actual: other"
                    + " bytes; fix: Send what the Open Inference Protocol says");

    private ReadableMessages() {}

    /** The same service, for messages that may be unreadable; large ones lie in the memory while they are used. */
    static ServerServiceDefinition of(BindableService service, TensorMemory memory) {
        ServerServiceDefinition bound = service.bindService();
        ServerServiceDefinition.Builder readable =
                ServerServiceDefinition.builder(bound.getServiceDescriptor().getName());
        bound.getMethods().forEach(method -> readable.addMethod(readable(method, memory)));
        return readable.build();
    }

    private static <Q, A> ServerMethodDefinition<Received<Q>, A> readable(
            ServerMethodDefinition<Q, A> method, TensorMemory memory) {
        MethodDescriptor<Q, A> before = method.getMethodDescriptor();
        MethodDescriptor<Received<Q>, A> after = before.toBuilder(
                        new MessageReader<>(before.getRequestMarshaller(), memory), before.getResponseMarshaller())
                .build();
        return ServerMethodDefinition.create(
                after,
                (call, headers) -> new Unwrapping<>(
                        call, method.getServerCallHandler().startCall(new SameCall<>(call, before), headers)));
    }

    /**
     * Hands on what was read; ends the call at the first message that was not. The services work on a message before they
     * return: one of a stream when it comes, any other when it is known that there is no more. Then its memory goes back.
     */
    private static final class Unwrapping<Q> extends ServerCall.Listener<Received<Q>> {

        private final ServerCall<Received<Q>, ?> call;
        private final ServerCall.Listener<Q> next;
        private final List<Received<Q>> used = new ArrayList<>();
        private boolean ended;

        Unwrapping(ServerCall<Received<Q>, ?> call, ServerCall.Listener<Q> next) {
            this.call = call;
            this.next = next;
        }

        @Override
        public void onMessage(Received<Q> received) {
            used.add(received);
            if (ended) {
                release();
            } else if (received.message().isPresent()) {
                next.onMessage(received.message().get());
                if (!call.getMethodDescriptor().getType().clientSendsOneMessage()) {
                    release();
                }
            } else {
                release();
                ended = true;
                call.close(UNREADABLE, new Metadata());
                // The service holds nothing for a call that has ended.
                next.onCancel();
            }
        }

        @Override
        public void onHalfClose() {
            try {
                if (!ended) {
                    next.onHalfClose();
                }
            } finally {
                release();
            }
        }

        @Override
        public void onCancel() {
            release();
            if (!ended) {
                next.onCancel();
            }
        }

        @Override
        public void onComplete() {
            release();
            if (!ended) {
                next.onComplete();
            }
        }

        private void release() {
            used.forEach(Received::close);
            used.clear();
        }

        @Override
        public void onReady() {
            if (!ended) {
                next.onReady();
            }
        }
    }

    /** The call as the service knows it. */
    private static final class SameCall<Q, A> extends ServerCall<Q, A> {

        private final ServerCall<Received<Q>, A> call;
        private final MethodDescriptor<Q, A> method;

        SameCall(ServerCall<Received<Q>, A> call, MethodDescriptor<Q, A> method) {
            this.call = call;
            this.method = method;
        }

        @Override
        public void request(int messages) {
            call.request(messages);
        }

        @Override
        public void sendHeaders(Metadata headers) {
            call.sendHeaders(headers);
        }

        @Override
        public void sendMessage(A message) {
            call.sendMessage(message);
        }

        @Override
        public void close(Status status, Metadata trailers) {
            call.close(status, trailers);
        }

        @Override
        public boolean isReady() {
            return call.isReady();
        }

        @Override
        public boolean isCancelled() {
            return call.isCancelled();
        }

        @Override
        public void setMessageCompression(boolean enabled) {
            call.setMessageCompression(enabled);
        }

        @Override
        public void setCompression(String compressor) {
            call.setCompression(compressor);
        }

        @Override
        public SecurityLevel getSecurityLevel() {
            return call.getSecurityLevel();
        }

        @Override
        public Attributes getAttributes() {
            return call.getAttributes();
        }

        @Override
        public String getAuthority() {
            return call.getAuthority();
        }

        @Override
        public MethodDescriptor<Q, A> getMethodDescriptor() {
            return method;
        }
    }
}
