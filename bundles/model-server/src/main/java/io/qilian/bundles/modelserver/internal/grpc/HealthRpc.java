package io.qilian.bundles.modelserver.internal.grpc;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.qilian.bundles.modelserver.internal.wire.HealthCheckRequest;
import io.qilian.bundles.modelserver.internal.wire.HealthCheckResponse;
import io.qilian.bundles.modelserver.internal.wire.HealthGrpc.HealthImplBase;
import java.util.Set;

/** gRPC's own health check: the server, and the one service that it has. */
public final class HealthRpc extends HealthImplBase {

    private static final Set<String> SERVICES = Set.of("", "inference.GRPCInferenceService");

    @Override
    public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> client) {
        if (SERVICES.contains(request.getService())) {
            client.onNext(HealthCheckResponse.newBuilder()
                    .setStatus(HealthCheckResponse.ServingStatus.SERVING)
                    .build());
            client.onCompleted();
        } else {
            client.onError(Status.NOT_FOUND
                    .withDescription("There is no such service; expected: one of " + SERVICES + "; actual: "
                            + request.getService())
                    .asRuntimeException());
        }
    }
}
