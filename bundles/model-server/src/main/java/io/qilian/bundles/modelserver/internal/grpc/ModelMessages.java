package io.qilian.bundles.modelserver.internal.grpc;

import io.qilian.bundles.modellibrary.api.ModelSignature;
import io.qilian.bundles.modelserver.internal.inference.Repository;
import io.qilian.bundles.modelserver.internal.inference.VersionStatistics;
import io.qilian.bundles.modelserver.internal.inference.VersionStatistics.Part;
import io.qilian.bundles.modelserver.internal.inference.VersionStatistics.Total;
import io.qilian.bundles.modelserver.internal.protocol.DataType;
import io.qilian.bundles.modelserver.internal.protocol.Shapes;
import io.qilian.bundles.modelserver.internal.wire.InferBatchStatistics;
import io.qilian.bundles.modelserver.internal.wire.InferStatistics;
import io.qilian.bundles.modelserver.internal.wire.ModelConfig;
import io.qilian.bundles.modelserver.internal.wire.ModelDynamicBatching;
import io.qilian.bundles.modelserver.internal.wire.ModelInput;
import io.qilian.bundles.modelserver.internal.wire.ModelMetadataResponse;
import io.qilian.bundles.modelserver.internal.wire.ModelMetadataResponse.TensorMetadata;
import io.qilian.bundles.modelserver.internal.wire.ModelOutput;
import io.qilian.bundles.modelserver.internal.wire.ModelStatistics;
import io.qilian.bundles.modelserver.internal.wire.RepositoryIndexResponse;
import io.qilian.bundles.modelserver.internal.wire.StatisticDuration;
import io.qilian.bundles.onnx.api.TensorInfo;
import java.util.List;
import java.util.Map;

/** What is told about models, as messages. */
final class ModelMessages {

    private ModelMessages() {}

    static ModelMetadataResponse metadata(ModelSignature model, List<String> versions) {
        ModelMetadataResponse.Builder message = ModelMetadataResponse.newBuilder()
                .setName(model.version().name())
                .addAllVersions(versions)
                .setPlatform(Repository.PLATFORM)
                .putAllProperties(Repository.properties(model));
        model.inputs().forEach(input -> message.addInputs(tensor(input)));
        model.outputs().forEach(output -> message.addOutputs(tensor(output)));
        return message.build();
    }

    private static TensorMetadata tensor(TensorInfo tensor) {
        return TensorMetadata.newBuilder()
                .setName(tensor.name())
                .setDatatype(DataType.of(tensor.type()).name())
                .addAllShape(tensor.shape())
                .build();
    }

    static ModelConfig config(ModelSignature model) {
        int mostBatch = model.mostBatch();
        ModelConfig.Builder message = ModelConfig.newBuilder()
                .setName(model.version().name())
                .setPlatform(Repository.PLATFORM)
                .setBackend(Repository.BACKEND)
                .setMaxBatchSize(mostBatch);
        for (TensorInfo input : model.inputs()) {
            message.addInput(ModelInput.newBuilder()
                    .setName(input.name())
                    .setDataType(type(input))
                    .addAllDims(Shapes.withoutBatch(input, mostBatch)));
        }
        for (TensorInfo output : model.outputs()) {
            message.addOutput(ModelOutput.newBuilder()
                    .setName(output.name())
                    .setDataType(type(output))
                    .addAllDims(Shapes.withoutBatch(output, mostBatch)));
        }
        model.sharing()
                .ifPresent(sharing -> message.setDynamicBatching(ModelDynamicBatching.newBuilder()
                        .addPreferredBatchSize(sharing.rows())
                        .setMaxQueueDelayMicroseconds(sharing.delayUs())));
        return message.build();
    }

    private static io.qilian.bundles.modelserver.internal.wire.DataType type(TensorInfo tensor) {
        return io.qilian.bundles.modelserver.internal.wire.DataType.valueOf(
                DataType.of(tensor.type()).configName());
    }

    static ModelStatistics statistics(VersionStatistics version) {
        ModelStatistics.Builder message = ModelStatistics.newBuilder()
                .setName(version.name())
                .setVersion(version.version())
                .setLastInference(version.lastInferenceMs())
                .setInferenceCount(version.inferences())
                .setExecutionCount(version.executions())
                .setInferenceStats(InferStatistics.newBuilder()
                        .setSuccess(total(version.total(Part.SUCCESS)))
                        .setFail(total(version.total(Part.FAIL)))
                        .setQueue(total(version.total(Part.QUEUE)))
                        .setComputeInput(total(version.total(Part.COMPUTE_INPUT)))
                        .setComputeInfer(total(version.total(Part.COMPUTE_INFER)))
                        .setComputeOutput(total(version.total(Part.COMPUTE_OUTPUT))));
        for (Map.Entry<Integer, Map<Part, Total>> batch : version.batches().entrySet()) {
            message.addBatchStats(InferBatchStatistics.newBuilder()
                    .setBatchSize(batch.getKey())
                    .setComputeInput(total(batch.getValue().get(Part.COMPUTE_INPUT)))
                    .setComputeInfer(total(batch.getValue().get(Part.COMPUTE_INFER)))
                    .setComputeOutput(total(batch.getValue().get(Part.COMPUTE_OUTPUT))));
        }
        return message.build();
    }

    private static StatisticDuration total(Total total) {
        return StatisticDuration.newBuilder()
                .setCount(total.count())
                .setNs(total.ns())
                .build();
    }

    static RepositoryIndexResponse index(List<Repository.Entry> entries) {
        RepositoryIndexResponse.Builder message = RepositoryIndexResponse.newBuilder();
        for (Repository.Entry entry : entries) {
            message.addModels(RepositoryIndexResponse.ModelIndex.newBuilder()
                    .setName(entry.name())
                    .setVersion(entry.version())
                    .setState(entry.state())
                    .setReason(entry.reason()));
        }
        return message.build();
    }
}
