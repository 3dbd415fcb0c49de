package io.qilian.bundles.modelserver.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.qilian.bundles.modelserver.internal.wire.GRPCInferenceServiceGrpc;
import io.qilian.bundles.modelserver.internal.wire.HealthCheckRequest;
import io.qilian.bundles.modelserver.internal.wire.HealthCheckResponse;
import io.qilian.bundles.modelserver.internal.wire.HealthGrpc;
import io.qilian.bundles.modelserver.internal.wire.InferParameter;
import io.qilian.bundles.modelserver.internal.wire.InferTensorContents;
import io.qilian.bundles.modelserver.internal.wire.ModelConfig;
import io.qilian.bundles.modelserver.internal.wire.ModelConfigRequest;
import io.qilian.bundles.modelserver.internal.wire.ModelInferRequest;
import io.qilian.bundles.modelserver.internal.wire.ModelInferResponse;
import io.qilian.bundles.modelserver.internal.wire.ModelMetadataRequest;
import io.qilian.bundles.modelserver.internal.wire.ModelMetadataResponse;
import io.qilian.bundles.modelserver.internal.wire.ModelReadyRequest;
import io.qilian.bundles.modelserver.internal.wire.ModelRepositoryParameter;
import io.qilian.bundles.modelserver.internal.wire.ModelStatisticsRequest;
import io.qilian.bundles.modelserver.internal.wire.ModelStreamInferResponse;
import io.qilian.bundles.modelserver.internal.wire.RepositoryIndexRequest;
import io.qilian.bundles.modelserver.internal.wire.RepositoryModelLoadRequest;
import io.qilian.bundles.modelserver.internal.wire.RepositoryModelUnloadRequest;
import io.qilian.bundles.modelserver.internal.wire.ServerLiveRequest;
import io.qilian.bundles.modelserver.internal.wire.ServerMetadataRequest;
import io.qilian.bundles.modelserver.internal.wire.ServerReadyRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients need that speak gRPC, point by point. */
class GrpcConformanceTest {

    @TempDir
    private static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        Models.putAll(folder);
        server = new TestServer(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void point07OutputsAreRawAndOneForEach() {
        ModelInferResponse answer = server.grpc.modelInfer(
                Tensors.simple(Tensors.row(0), Tensors.row(50)).setId("a").build());
        assertThat(answer.getId()).isEqualTo("a");
        assertThat(answer.getModelVersion()).isEqualTo("1.1.0");
        assertThat(answer.getOutputsCount()).isEqualTo(2);
        assertThat(answer.getRawOutputContentsCount()).isEqualTo(2);
        assertThat(answer.getOutputsList()).noneMatch(ModelInferResponse.InferOutputTensor::hasContents);
        assertThat(Tensors.ints(answer.getRawOutputContents(0).toByteArray(), 0, 16))
                .startsWith(50, 52);
        ModelInferResponse empty = server.grpc.modelInfer(ModelInferRequest.newBuilder()
                .setModelName("non-zero")
                .addInputs(Tensors.input("x", "FP32", 4)
                        .setContents(InferTensorContents.newBuilder()
                                .addFp32Contents(0)
                                .addFp32Contents(0)
                                .addFp32Contents(0)
                                .addFp32Contents(0)))
                .build());
        assertThat(empty.getOutputs(0).getShapeList()).containsExactly(1L, 0L);
        assertThat(empty.getRawOutputContentsList()).containsExactly(ByteString.EMPTY);
    }

    @Test
    void point08ParametersComeInTheTypesThatClientsChoose() {
        Map<String, InferParameter> parameters = Map.of(
                "priority", InferParameter.newBuilder().setUint64Param(3).build(),
                "timeout", InferParameter.newBuilder().setInt64Param(5_000_000).build(),
                "sequence_id", InferParameter.newBuilder().setStringParam("s").build(),
                "sequence_start",
                        InferParameter.newBuilder().setBoolParam(false).build());
        ModelInferRequest request = Tensors.simple(Tensors.row(0), Tensors.row(0))
                .putAllParameters(parameters)
                .build();
        assertThat(server.grpc.modelInfer(request).getOutputsCount()).isEqualTo(2);
        assertThat(server.grpc
                        .modelInfer(request.toBuilder()
                                .putParameters(
                                        "sequence_id",
                                        InferParameter.newBuilder()
                                                .setInt64Param(5)
                                                .build())
                                .build())
                        .getOutputsCount())
                .isEqualTo(2);
    }

    /** A picture of 640 by 640 in single precision: 4.9 MB, above what gRPC for Java takes by itself. */
    @Test
    void point09TakesLargeMessagesUpToTheConfiguredBound() {
        int elements = 3 * 640 * 640;
        ModelInferResponse answer = server.grpc.modelInfer(echo("fp32", "FP32", elements, new byte[4 * elements]));
        assertThat(answer.getRawOutputContents(0).size()).isEqualTo(4 * elements);
        StatusRuntimeException refused = failure(
                () -> server.grpc.modelInfer(echo("fp32", "FP32", 1, new byte[TestServer.MOST_BODY_BYTES + 1])));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void point04HealthIsServedInBothForms() {
        assertThat(server.grpc
                        .serverLive(ServerLiveRequest.getDefaultInstance())
                        .getLive())
                .isTrue();
        assertThat(server.grpc
                        .serverReady(ServerReadyRequest.getDefaultInstance())
                        .getReady())
                .isTrue();
        assertThat(ready("simple", "")).isTrue();
        HealthGrpc.HealthBlockingStub health = HealthGrpc.newBlockingStub(server.channel);
        assertThat(health.check(HealthCheckRequest.getDefaultInstance()).getStatus())
                .isEqualTo(HealthCheckResponse.ServingStatus.SERVING);
        assertThat(failure(() -> health.check(
                                HealthCheckRequest.newBuilder().setService("x").build()))
                        .getStatus()
                        .getCode())
                .isEqualTo(Status.Code.NOT_FOUND);
    }

    @Test
    void point06LoadUnloadAndIndexOverGrpc() {
        RepositoryModelLoadRequest load = RepositoryModelLoadRequest.newBuilder()
                .setModelName("echo-fp64")
                .build();
        server.grpc.repositoryModelUnload(RepositoryModelUnloadRequest.newBuilder()
                .setModelName("echo-fp64")
                .build());
        assertThat(ready("echo-fp64", "")).isFalse();
        assertThat(server.grpc
                        .repositoryIndex(RepositoryIndexRequest.getDefaultInstance())
                        .getModelsList())
                .anySatisfy(model -> {
                    assertThat(model.getName()).isEqualTo("echo-fp64");
                    assertThat(model.getState()).isEqualTo("UNAVAILABLE");
                    assertThat(model.getReason()).isEqualTo("unloaded");
                });
        assertThat(failure(() -> server.grpc.modelInfer(echo("fp64", "FP64", 1, new byte[8])))
                        .getStatus()
                        .getCode())
                .isEqualTo(Status.Code.UNAVAILABLE);
        server.grpc.repositoryModelLoad(load);
        assertThat(ready("echo-fp64", "1.0.0")).isTrue();
        assertThat(failure(() -> server.grpc.repositoryModelLoad(load.toBuilder()
                                .putParameters("config", ModelRepositoryParameter.getDefaultInstance())
                                .build()))
                        .getStatus()
                        .getCode())
                .isEqualTo(Status.Code.UNIMPLEMENTED);
    }

    @Test
    void point14MetadataConfigAndStatisticsOverGrpcAgree() {
        ModelMetadataResponse metadata = server.grpc.modelMetadata(
                ModelMetadataRequest.newBuilder().setName("simple").build());
        assertThat(metadata.getVersionsList()).containsExactly("1.1.0", "1.0.0");
        assertThat(metadata.getInputs(0).getShapeList()).containsExactly(-1L, 16L);
        ModelConfig config = server.grpc
                .modelConfig(ModelConfigRequest.newBuilder().setName("simple").build())
                .getConfig();
        assertThat(config.getMaxBatchSize()).isEqualTo(64);
        assertThat(config.getInput(0).getDimsList()).containsExactly(16L);
        server.grpc.modelInfer(Tensors.simple(Tensors.row(0), Tensors.row(0)).build());
        assertThat(server.grpc
                        .modelStatistics(ModelStatisticsRequest.newBuilder()
                                .setName("simple")
                                .setVersion("1.1.0")
                                .build())
                        .getModelStats(0)
                        .getInferenceStats()
                        .getSuccess()
                        .getCount())
                .isPositive();
        assertThat(server.grpc
                        .serverMetadata(ServerMetadataRequest.getDefaultInstance())
                        .getExtensionsList())
                .contains("binary_tensor_data");
    }

    @Test
    void point15WhatIsNotOfferedIsUnimplemented() {
        MethodDescriptor<ServerLiveRequest, ?> method = GRPCInferenceServiceGrpc.getServerLiveMethod().toBuilder()
                .setFullMethodName("inference.GRPCInferenceService/SystemSharedMemoryStatus")
                .build();
        assertThat(failure(() -> ClientCalls.blockingUnaryCall(
                                server.channel,
                                method,
                                io.grpc.CallOptions.DEFAULT,
                                ServerLiveRequest.getDefaultInstance()))
                        .getStatus()
                        .getCode())
                .isEqualTo(Status.Code.UNIMPLEMENTED);
    }

    @Test
    void answersAStreamInOrderAndGoesOnAfterARequestThatFails() throws Exception {
        BlockingQueue<ModelStreamInferResponse> answers = new LinkedBlockingQueue<>();
        StreamObserver<ModelInferRequest> requests =
                GRPCInferenceServiceGrpc.newStub(server.channel).modelStreamInfer(new Collecting(answers));
        for (int i = 0; i < 50; i++) {
            String model = i == 10 ? "none" : "simple";
            requests.onNext(Tensors.simple(Tensors.row(i), Tensors.row(0))
                    .setModelName(model)
                    .setId("r" + i)
                    .build());
        }
        requests.onCompleted();
        for (int i = 0; i < 50; i++) {
            ModelStreamInferResponse answer = answers.poll(20, TimeUnit.SECONDS);
            assertThat(answer.getInferResponse().getId()).isEqualTo("r" + i);
            assertThat(answer.getErrorMessage().isEmpty()).isEqualTo(i != 10);
        }
    }

    /** Keeps what comes. */
    private record Collecting(BlockingQueue<ModelStreamInferResponse> answers)
            implements StreamObserver<ModelStreamInferResponse> {

        @Override
        public void onNext(ModelStreamInferResponse answer) {
            answers.add(answer);
        }

        @Override
        public void onError(Throwable failure) {
            answers.add(ModelStreamInferResponse.newBuilder()
                    .setErrorMessage(failure.toString())
                    .build());
        }

        @Override
        public void onCompleted() {
            // The answers are counted.
        }
    }

    private static boolean ready(String name, String version) {
        return server.grpc
                .modelReady(ModelReadyRequest.newBuilder()
                        .setName(name)
                        .setVersion(version)
                        .build())
                .getReady();
    }

    static ModelInferRequest echo(String model, String type, long elements, byte[] data) {
        return ModelInferRequest.newBuilder()
                .setModelName("echo-" + model)
                .addInputs(Tensors.input("x", type, elements))
                .addRawInputContents(ByteString.copyFrom(data))
                .build();
    }

    static StatusRuntimeException failure(ThrowingCallable call) {
        return catchThrowableOfType(StatusRuntimeException.class, call);
    }
}
