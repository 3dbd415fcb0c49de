package io.qilian.bundles.modelserver.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import io.qilian.bundles.modelserver.internal.wire.GRPCInferenceServiceGrpc;
import io.qilian.bundles.modelserver.internal.wire.ModelInferRequest;
import io.qilian.bundles.modelserver.internal.wire.ModelInferResponse;
import io.qilian.bundles.modelserver.internal.wire.ModelStreamInferResponse;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tensors that lie outside the heap: the runtime reads them as they were sent, and their memory comes back. */
class LargeTensorTest {

    private static final int[] ELEMENTS = {16_384, 16_387, 100_000, 360_001, 16_384, 250_007};

    @TempDir
    private Path folder;

    private final Random random = new Random(5);
    private TestServer server;

    @BeforeEach
    void start() {
        Models.putAll(folder);
        server = new TestServer(folder);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void comesBackOverHttpWhateverItsLengthAndThatOfItsJson() {
        int sent = 0;
        for (int elements : ELEMENTS) {
            byte[] data = data(elements);
            byte[] json = Tensors.utf8(
                    "{\"id\":\"" + "i".repeat(sent) + "\",\"inputs\":[{\"name\":\"x\",\"shape\":[" + elements
                            + "],\"datatype\":\"INT32\",\"parameters\":{\"binary_data_size\":" + data.length
                            + "}}],\"parameters\":{\"binary_data_output\":true}}");
            HttpResponse<byte[]> response = server.post(
                    "/v2/models/echo-int32/infer",
                    Tensors.join(json, data),
                    "Inference-Header-Content-Length",
                    json.length + "");
            assertThat(response.statusCode()).isEqualTo(200);
            byte[] body = response.body();
            assertThat(Arrays.copyOfRange(body, HttpConformanceTest.length(response), body.length))
                    .isEqualTo(data);
            sent++;
        }
        awaitAllBack(sent);
    }

    @Test
    void comesBackOverGrpcAloneAndInAStream() throws Exception {
        BlockingQueue<ModelStreamInferResponse> answers = new LinkedBlockingQueue<>();
        StreamObserver<ModelInferRequest> requests =
                GRPCInferenceServiceGrpc.newStub(server.channel).modelStreamInfer(new Collecting(answers));
        int sent = 0;
        for (int elements : ELEMENTS) {
            ByteString data = ByteString.copyFrom(data(elements));
            ModelInferRequest request = ModelInferRequest.newBuilder()
                    .setModelName("echo-int32")
                    .setId("i".repeat(sent))
                    .addInputs(Tensors.input("x", "INT32", elements))
                    .addRawInputContents(data)
                    .build();
            assertThat(server.grpc.modelInfer(request).getRawOutputContents(0)).isEqualTo(data);
            requests.onNext(request);
            ModelInferResponse answer = answers.poll(20, TimeUnit.SECONDS).getInferResponse();
            assertThat(answer.getRawOutputContents(0)).isEqualTo(data);
            sent += 2;
        }
        requests.onCompleted();
        awaitAllBack(sent);
    }

    private byte[] data(int elements) {
        byte[] data = new byte[Integer.BYTES * elements];
        random.nextBytes(data);
        return data;
    }

    /** The service answers before the memory of the last request is back. */
    private void awaitAllBack(int lent) {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        String metrics = metrics();
        while (figure(metrics, "idle_bytes") != figure(metrics, "bytes")) {
            assertThat(System.nanoTime()).as(metrics).isLessThan(deadlineNs);
            LockSupport.parkNanos(1_000_000);
            metrics = metrics();
        }
        assertThat(figure(metrics, "bytes")).isPositive();
        assertThat(figure(metrics, "lent_total")).isEqualTo(lent);
        assertThat(figure(metrics, "full_total")).isZero();
    }

    private String metrics() {
        return new String(server.get("/v2/metrics").body(), StandardCharsets.UTF_8);
    }

    private static long figure(String metrics, String name) {
        Matcher line = Pattern.compile("(?m)^qilian_request_memory_" + name + " (\\d+)$")
                .matcher(metrics);
        assertThat(line.find()).as(name + " in " + metrics).isTrue();
        return Long.parseLong(line.group(1));
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
            // Each answer is waited for.
        }
    }
}
