package io.qilian.bundles.modelserver.internal;

import io.qilian.bundles.modellibrary.api.ServedModels;
import io.qilian.bundles.modelserver.internal.grpc.GrpcPort;
import io.qilian.bundles.modelserver.internal.grpc.HealthRpc;
import io.qilian.bundles.modelserver.internal.grpc.InferenceRpc;
import io.qilian.bundles.modelserver.internal.http.HttpDoor;
import io.qilian.bundles.modelserver.internal.http.ModelRoutes;
import io.qilian.bundles.modelserver.internal.http.ServerRoutes;
import io.qilian.bundles.modelserver.internal.inference.Inference;
import io.qilian.bundles.modelserver.internal.inference.MetricsText;
import io.qilian.bundles.modelserver.internal.inference.ModelStatistics;
import io.qilian.bundles.modelserver.internal.inference.Repository;
import io.qilian.bundles.modelserver.internal.memory.TensorMemory;
import java.io.IOException;
import java.util.List;

/** The parts of the server, which both doors share. */
final class ModelServer {

    /** Room for some dozen tensors of pictures; beyond that they lie in the heap. */
    private static final long MEMORY_BYTES = 32L << 20;

    private final TensorMemory memory = new TensorMemory(MEMORY_BYTES);
    private final HttpDoor http;
    private final InferenceRpc rpc;

    ModelServer(ServedModels models, ServerSettings settings, String version) {
        Repository repository = new Repository(models);
        ModelStatistics statistics = new ModelStatistics();
        Inference inference = new Inference(models, statistics, settings.longestCall());
        this.http = new HttpDoor(
                new ModelRoutes(repository, inference, statistics, settings.http(), memory),
                new ServerRoutes(repository, new MetricsText(statistics, models, memory), version));
        this.rpc = new InferenceRpc(repository, inference, statistics, version);
    }

    HttpDoor http() {
        return http;
    }

    GrpcPort openGrpc(GrpcPort.Settings settings) throws IOException {
        return GrpcPort.open(settings, List.of(rpc, new HealthRpc()), memory);
    }
}
