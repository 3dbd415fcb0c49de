package io.qilian.bundles.modelserver.internal.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.qilian.bundles.modelserver.internal.wire.ModelInferRequest;
import io.qilian.bundles.modelserver.internal.wire.ModelInferResponse;
import io.qilian.bundles.modelserver.internal.wire.ModelStreamInferResponse;
import java.util.function.Function;

/**
 * Requests and answers in a stream, one after the other. The next request is taken when the client has room for another
 * answer, so that nothing piles up for one that does not read.
 */
final class InferStream implements StreamObserver<ModelInferRequest> {

    private final ServerCallStreamObserver<ModelStreamInferResponse> client;
    private final Function<ModelInferRequest, ModelInferResponse> infer;
    private boolean waiting;

    InferStream(
            ServerCallStreamObserver<ModelStreamInferResponse> client,
            Function<ModelInferRequest, ModelInferResponse> infer) {
        this.client = client;
        this.infer = infer;
        client.disableAutoRequest();
        client.setOnReadyHandler(this::ready);
        client.request(1);
    }

    /** The handlers of one call never run at once. */
    private void ready() {
        if (waiting && client.isReady()) {
            waiting = false;
            client.request(1);
        }
    }

    @Override
    public void onNext(ModelInferRequest request) {
        ModelStreamInferResponse.Builder answer = ModelStreamInferResponse.newBuilder();
        try {
            answer.setInferResponse(infer.apply(request));
        } catch (RuntimeException e) {
            // A request that fails does not end the stream; its answer carries its id.
            answer.setErrorMessage(Replies.status(e).getStatus().getDescription())
                    .setInferResponse(ModelInferResponse.newBuilder().setId(request.getId()));
        }
        if (!client.isCancelled()) {
            client.onNext(answer.build());
            waiting = true;
            ready();
        }
    }

    @Override
    public void onError(Throwable gone) {
        // The client has gone; what ran for it was ended by its context.
    }

    @Override
    public void onCompleted() {
        client.onCompleted();
    }
}
