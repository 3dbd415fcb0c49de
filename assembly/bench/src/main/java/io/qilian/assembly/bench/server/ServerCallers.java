package io.qilian.assembly.bench.server;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.grpc.ManagedChannel;
import io.qilian.bundles.modellibrary.api.CallDeadline;
import io.qilian.bundles.modellibrary.api.ModelSignature;
import io.qilian.bundles.modellibrary.api.ServedCall;
import io.qilian.bundles.modellibrary.api.ServedInput;
import io.qilian.bundles.modellibrary.api.ServedResult;
import io.qilian.bundles.modelserver.internal.wire.GRPCInferenceServiceGrpc;
import io.qilian.bundles.modelserver.internal.wire.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import io.qilian.bundles.modelserver.internal.wire.ModelInferRequest;
import io.qilian.bundles.modelserver.internal.wire.ServerLiveRequest;
import io.qilian.bundles.onnx.api.TensorType;
import io.qilian.kernel.api.model.ModelReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Callers of the server, each over its own connection; each brings one row of zeros and takes the whole answer. */
final class ServerCallers {

    private static final String INPUT = "images";
    private static final String OUTPUT = "output";

    private final BenchedServer server;
    private final List<Long> shape;
    private final byte[] row;

    ServerCallers(BenchedServer server, List<Long> shape) {
        this.server = server;
        this.shape = shape;
        this.row = new byte
                [(int) shape.stream()
                        .reduce((long) Float.BYTES, (a, b) -> a * b)
                        .longValue()];
    }

    boolean shares(String model) {
        return server.served.describe(ModelReference.parse(model)).sharing().isPresent();
    }

    Load.Caller inProcess(String model) {
        ModelReference reference = ModelReference.parse(model);
        byte[] answer = new byte[row.length];
        ByteBuffer memory = ByteBuffer.allocateDirect(row.length);
        ServedCall<Integer> call = new ServedCall<>() {
            @Override
            public List<ServedInput> inputs(ModelSignature signature) {
                return List.of(new ServedInput.Numbers(INPUT, TensorType.FLOAT32, shape, memory));
            }

            @Override
            public Integer outputs(ServedResult result) {
                ByteBuffer bytes = result.bytes(OUTPUT);
                int size = bytes.remaining();
                bytes.get(answer, 0, size);
                return size;
            }
        };
        return () -> require(server.served.infer(reference, CallDeadline.in(Duration.ofSeconds(30)), call));
    }

    Load.Caller http(String model) {
        byte[] header = ("{\"inputs\":[{\"name\":\"" + INPUT + "\",\"shape\":" + shape
                        + ",\"datatype\":\"FP32\",\"parameters\":{\"binary_data_size\":" + row.length
                        + "}}],\"parameters\":{\"binary_data_output\":true}}")
                .getBytes(StandardCharsets.UTF_8);
        return () -> {
            try {
                URL url = URI.create("http://127.0.0.1:" + server.httpPort() + "/v2/models/" + model + "/infer")
                        .toURL();
                HttpURLConnection connection = (HttpURLConnection) url.openConnection();
                connection.setDoOutput(true);
                connection.setFixedLengthStreamingMode(header.length + row.length);
                connection.setRequestProperty("Inference-Header-Content-Length", header.length + "");
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(header);
                    out.write(row);
                }
                try (InputStream in = connection.getInputStream()) {
                    require(in.readAllBytes().length);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    Load.Caller grpc(String model) {
        ByteString bytes = UnsafeByteOperations.unsafeWrap(row);
        ModelInferRequest request = ModelInferRequest.newBuilder()
                .setModelName(model)
                .addInputs(ModelInferRequest.InferInputTensor.newBuilder()
                        .setName(INPUT)
                        .setDatatype("FP32")
                        .addAllShape(shape))
                .addRawInputContents(bytes)
                .build();
        return new Rpc(server.connect()) {
            @Override
            public void call() {
                require(stub.modelInfer(request).getRawOutputContents(0).size());
            }
        };
    }

    Load.Caller live() {
        return new Rpc(server.connect()) {
            @Override
            public void call() {
                if (!stub.serverLive(ServerLiveRequest.getDefaultInstance()).getLive()) {
                    throw new IllegalStateException("the server is not live");
                }
            }
        };
    }

    private static void require(int bytes) {
        if (bytes == 0) {
            throw new IllegalStateException("an answer without bytes");
        }
    }

    /** A caller over a connection of its own. */
    private abstract static class Rpc implements Load.Caller {

        final GRPCInferenceServiceBlockingStub stub;
        private final ManagedChannel channel;

        Rpc(ManagedChannel channel) {
            this.channel = channel;
            this.stub = GRPCInferenceServiceGrpc.newBlockingStub(channel);
        }

        @Override
        public void close() {
            channel.shutdownNow();
        }
    }
}
