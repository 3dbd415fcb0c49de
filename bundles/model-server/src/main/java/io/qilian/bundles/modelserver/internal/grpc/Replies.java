package io.qilian.bundles.modelserver.internal.grpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.qilian.bundles.modelserver.internal.protocol.Verdict;
import io.qilian.kernel.api.problem.ProblemException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one answer, or the status that a failure stands for. */
final class Replies {

    private static final Logger log = LoggerFactory.getLogger(Replies.class);

    private Replies() {}

    static <T> void send(StreamObserver<T> client, Supplier<T> answer) {
        T message;
        try {
            message = answer.get();
        } catch (RuntimeException e) {
            client.onError(status(e));
            return;
        }
        client.onNext(message);
        client.onCompleted();
    }

    static StatusRuntimeException status(RuntimeException failure) {
        if (!(failure instanceof ProblemException)) {
            log.error("A call over gRPC failed", failure);
        }
        Status status =
                switch (Verdict.of(failure)) {
                    case INVALID, WRONG_METHOD, WRONG_MEDIA -> Status.INVALID_ARGUMENT;
                    case TOO_LARGE, NO_MEMORY -> Status.RESOURCE_EXHAUSTED;
                    case NOT_FOUND -> Status.NOT_FOUND;
                    case UNAVAILABLE -> Status.UNAVAILABLE;
                    case CANCELLED -> Status.CANCELLED;
                    case UNSUPPORTED -> Status.UNIMPLEMENTED;
                    case INTERNAL -> Status.INTERNAL;
                };
        return status.withDescription(Verdict.message(failure)).asRuntimeException();
    }
}
