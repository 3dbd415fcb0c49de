package io.qilian.bundles.modelserver.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.qilian.bundles.modellibrary.internal.library.MemoryBudget;
import io.qilian.bundles.modelserver.internal.wire.RepositoryModelLoadRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client is told when there is no memory for the model that it wants. */
class MemoryRefusalTest {

    @TempDir
    private Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        Models.put(folder, "simple", "1.0.0", "simple", Models.TENSORS.formatted("OUTPUT0, OUTPUT1"));
        server = new TestServer(folder, MemoryBudget.ofBytes(1));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void httpAnswers507WithWhatWasNeededAndWhatThereIs() {
        HttpResponse<byte[]> refused = server.post("/v2/repository/models/simple/load", "{}");
        assertThat(refused.statusCode()).isEqualTo(507);
        assertThat(TestServer.json(refused).get("error").asText())
                .contains("simple:1.0.0", "at most 0 MiB for all models", "beside 0 MiB in use", "memoryBudgetMb");
        assertThat(new String(server.get("/v2/metrics").body(), StandardCharsets.UTF_8))
                .contains("qilian_model_memory_budget_bytes 1\n", "qilian_model_memory_bytes 0\n")
                .containsPattern("qilian_model_memory_refused_total [1-9]");
    }

    @Test
    void grpcAnswersResourceExhausted() {
        StatusRuntimeException refused = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> server.grpc.repositoryModelLoad(RepositoryModelLoadRequest.newBuilder()
                        .setModelName("simple")
                        .build()));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(refused.getStatus().getDescription()).contains("at most 0 MiB for all models");
    }
}
