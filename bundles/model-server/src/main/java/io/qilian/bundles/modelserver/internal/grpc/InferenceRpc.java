package io.qilian.bundles.modelserver.internal.grpc;

import io.grpc.Context;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.qilian.bundles.modellibrary.api.CallDeadline;
import io.qilian.bundles.modellibrary.api.ModelSignature;
import io.qilian.bundles.modelserver.internal.inference.Inference;
import io.qilian.bundles.modelserver.internal.inference.ModelStatistics;
import io.qilian.bundles.modelserver.internal.inference.Repository;
import io.qilian.bundles.modelserver.internal.protocol.InferRequest;
import io.qilian.bundles.modelserver.internal.protocol.Refusals;
import io.qilian.bundles.modelserver.internal.wire.GRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase;
import io.qilian.bundles.modelserver.internal.wire.ModelConfigRequest;
import io.qilian.bundles.modelserver.internal.wire.ModelConfigResponse;
import io.qilian.bundles.modelserver.internal.wire.ModelInferRequest;
import io.qilian.bundles.modelserver.internal.wire.ModelInferResponse;
import io.qilian.bundles.modelserver.internal.wire.ModelMetadataRequest;
import io.qilian.bundles.modelserver.internal.wire.ModelMetadataResponse;
import io.qilian.bundles.modelserver.internal.wire.ModelReadyRequest;
import io.qilian.bundles.modelserver.internal.wire.ModelReadyResponse;
import io.qilian.bundles.modelserver.internal.wire.ModelStatisticsRequest;
import io.qilian.bundles.modelserver.internal.wire.ModelStatisticsResponse;
import io.qilian.bundles.modelserver.internal.wire.ModelStreamInferResponse;
import io.qilian.bundles.modelserver.internal.wire.RepositoryIndexRequest;
import io.qilian.bundles.modelserver.internal.wire.RepositoryIndexResponse;
import io.qilian.bundles.modelserver.internal.wire.RepositoryModelLoadRequest;
import io.qilian.bundles.modelserver.internal.wire.RepositoryModelLoadResponse;
import io.qilian.bundles.modelserver.internal.wire.RepositoryModelUnloadRequest;
import io.qilian.bundles.modelserver.internal.wire.RepositoryModelUnloadResponse;
import io.qilian.bundles.modelserver.internal.wire.ServerLiveRequest;
import io.qilian.bundles.modelserver.internal.wire.ServerLiveResponse;
import io.qilian.bundles.modelserver.internal.wire.ServerMetadataRequest;
import io.qilian.bundles.modelserver.internal.wire.ServerMetadataResponse;
import io.qilian.bundles.modelserver.internal.wire.ServerReadyRequest;
import io.qilian.bundles.modelserver.internal.wire.ServerReadyResponse;
import io.qilian.kernel.api.problem.ProblemException;
import java.util.List;

/** The protocol over gRPC. */
public final class InferenceRpc extends GRPCInferenceServiceImplBase {

    private final Repository repository;
    private final Inference inference;
    private final ModelStatistics statistics;
    private final String version;

    /**
     * The service.
     *
     * @param repository the models
     * @param inference runs them
     * @param statistics what was counted
     * @param version version of this server
     */
    public InferenceRpc(Repository repository, Inference inference, ModelStatistics statistics, String version) {
        this.repository = repository;
        this.inference = inference;
        this.statistics = statistics;
        this.version = version;
    }

    @Override
    public void serverLive(ServerLiveRequest request, StreamObserver<ServerLiveResponse> client) {
        Replies.send(client, () -> ServerLiveResponse.newBuilder().setLive(true).build());
    }

    @Override
    public void serverReady(ServerReadyRequest request, StreamObserver<ServerReadyResponse> client) {
        Replies.send(
                client, () -> ServerReadyResponse.newBuilder().setReady(true).build());
    }

    @Override
    public void modelReady(ModelReadyRequest request, StreamObserver<ModelReadyResponse> client) {
        Replies.send(
                client,
                () -> ModelReadyResponse.newBuilder().setReady(isReady(request)).build());
    }

    private boolean isReady(ModelReadyRequest request) {
        try {
            repository.requireReady(Repository.reference(request.getName(), request.getVersion()));
            return true;
        } catch (ProblemException e) {
            if (e.problem().code().equals("model.not-ready")) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void serverMetadata(ServerMetadataRequest request, StreamObserver<ServerMetadataResponse> client) {
        Replies.send(client, () -> ServerMetadataResponse.newBuilder()
                .setName(Repository.SERVER)
                .setVersion(version)
                .addAllExtensions(Repository.EXTENSIONS)
                .build());
    }

    @Override
    public void modelMetadata(ModelMetadataRequest request, StreamObserver<ModelMetadataResponse> client) {
        Replies.send(client, () -> {
            ModelSignature model = repository.describe(Repository.reference(request.getName(), request.getVersion()));
            List<String> versions = request.getVersion().isEmpty()
                    ? repository.versions(request.getName())
                    : List.of(model.version().version());
            return ModelMessages.metadata(model, versions);
        });
    }

    @Override
    public void modelConfig(ModelConfigRequest request, StreamObserver<ModelConfigResponse> client) {
        Replies.send(client, () -> ModelConfigResponse.newBuilder()
                .setConfig(ModelMessages.config(
                        repository.describe(Repository.reference(request.getName(), request.getVersion()))))
                .build());
    }

    @Override
    public void modelStatistics(ModelStatisticsRequest request, StreamObserver<ModelStatisticsResponse> client) {
        Replies.send(client, () -> {
            var versions = request.getName().isEmpty()
                    ? repository.statistics(statistics)
                    : repository.statistics(statistics, request.getName(), request.getVersion());
            return ModelStatisticsResponse.newBuilder()
                    .addAllModelStats(
                            versions.stream().map(ModelMessages::statistics).toList())
                    .build();
        });
    }

    @Override
    public void modelInfer(ModelInferRequest request, StreamObserver<ModelInferResponse> client) {
        Replies.send(client, () -> infer(request));
    }

    @Override
    public StreamObserver<ModelInferRequest> modelStreamInfer(StreamObserver<ModelStreamInferResponse> client) {
        return new InferStream((ServerCallStreamObserver<ModelStreamInferResponse>) client, this::infer);
    }

    private ModelInferResponse infer(ModelInferRequest message) {
        InferRequest request = InferMessages.request(message);
        CallDeadline deadline = inference.deadline(request);
        // The context ends when the client cancels, goes, or when its own deadline is over.
        Context.CancellationListener cancel = context -> deadline.cancel();
        Context context = Context.current();
        context.addListener(cancel, Runnable::run);
        try {
            return InferMessages.response(
                    inference.answer(
                            Repository.reference(message.getModelName(), message.getModelVersion()),
                            request,
                            Peer.current(),
                            deadline),
                    message.getModelName());
        } finally {
            context.removeListener(cancel);
        }
    }

    @Override
    public void repositoryIndex(RepositoryIndexRequest request, StreamObserver<RepositoryIndexResponse> client) {
        Replies.send(client, () -> {
            requireOwn(request.getRepositoryName());
            return ModelMessages.index(repository.index(request.getReady()));
        });
    }

    @Override
    public void repositoryModelLoad(
            RepositoryModelLoadRequest request, StreamObserver<RepositoryModelLoadResponse> client) {
        Replies.send(client, () -> {
            requireOwn(request.getRepositoryName());
            repository.load(request.getModelName(), request.getParametersMap().keySet());
            return RepositoryModelLoadResponse.getDefaultInstance();
        });
    }

    @Override
    public void repositoryModelUnload(
            RepositoryModelUnloadRequest request, StreamObserver<RepositoryModelUnloadResponse> client) {
        Replies.send(client, () -> {
            requireOwn(request.getRepositoryName());
            repository.unload(request.getModelName());
            return RepositoryModelUnloadResponse.getDefaultInstance();
        });
    }

    private static void requireOwn(String name) {
        if (!name.isEmpty()) {
            throw Refusals.unsupported("There is one repository, without a name", name, "Leave repository_name out");
        }
    }
}
