package io.qilian.bundles.modelserver.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.qilian.bundles.modelserver.internal.wire.InferParameter;
import io.qilian.bundles.modelserver.internal.wire.ModelInferRequest;
import io.qilian.bundles.modelserver.internal.wire.ModelInferResponse;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many callers at once: nobody gets another's answer, and nobody waits for ever. */
class ConcurrentCallsTest {

    /** So many turns of the loop take minutes. */
    private static final long ENDLESS = 2_000_000_000L;

    private static final int CALLERS = 6;
    private static final int CALLS = 150;

    @TempDir
    private Path folder;

    private final ExecutorService callers = Executors.newFixedThreadPool(16);
    private TestServer server;

    @BeforeEach
    void start() {
        Models.putAll(folder);
        server = new TestServer(folder);
    }

    @AfterEach
    void stop() throws Exception {
        callers.shutdownNow();
        server.close();
    }

    /** Three callers over HTTP and three over gRPC; the batch varies, and every fifth call is cancelled or late. */
    @Test
    void everyCallerGetsTheAnswerToItsOwnRequest() throws Exception {
        AtomicInteger ended = new AtomicInteger();
        List<Future<Integer>> all = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            int seed = 1000 * caller;
            boolean http = caller % 2 == 0;
            all.add(callers.submit(() -> {
                int answered = 0;
                for (int call = 0; call < CALLS; call++) {
                    if (call % 5 == 4) {
                        ended.addAndGet(givenUp(call % 2 == 0));
                    } else {
                        answered += http ? overHttp(seed + call) : overGrpc(seed + call, 1 + call % 3);
                    }
                }
                return answered;
            }));
        }
        int answered = 0;
        for (Future<Integer> one : all) {
            answered += one.get(120, TimeUnit.SECONDS);
        }
        assertThat(answered).as("answered, of which none was another's").isGreaterThan(CALLERS * CALLS / 4);
        assertThat(ended.get()).isEqualTo(CALLERS * CALLS / 5);
        await("places", () -> server.served.statistics().running() == 0);
    }

    /** A full server may refuse; then nothing is to be compared. */
    private int overHttp(int seed) {
        byte[] json = Tensors.simpleJson("h" + seed, true);
        byte[] body = Tensors.join(json, Tensors.ints(Tensors.row(seed)), Tensors.ints(Tensors.row(7)));
        HttpResponse<byte[]> response =
                server.post("/v2/models/simple/infer", body, "Inference-Header-Content-Length", json.length + "");
        if (response.statusCode() == 503) {
            return 0;
        }
        int header = HttpConformanceTest.length(response);
        assertThat(new String(response.body(), 0, header, StandardCharsets.UTF_8))
                .contains("\"id\":\"h" + seed + "\"");
        assertThat(Tensors.ints(response.body(), header, 16)).startsWith(seed + 7, seed + 9);
        return 1;
    }

    private int overGrpc(int seed, int batch) {
        int[] numbers = new int[16 * batch];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = seed * 31 + i;
        }
        try {
            ModelInferResponse answer = server.grpc.modelInfer(Tensors.simple(numbers, new int[16 * batch])
                    .setId("g" + seed)
                    .build());
            assertThat(answer.getId()).isEqualTo("g" + seed);
            assertThat(Tensors.ints(answer.getRawOutputContents(0).toByteArray(), 0, numbers.length))
                    .isEqualTo(numbers);
            return 1;
        } catch (StatusRuntimeException e) {
            assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            return 0;
        }
    }

    private int givenUp(boolean byClient) {
        Status.Code code = byClient
                ? GrpcConformanceTest.failure(() -> server.grpc
                                .withDeadlineAfter(20, TimeUnit.MILLISECONDS)
                                .modelInfer(turns(ENDLESS, 0)))
                        .getStatus()
                        .getCode()
                : GrpcConformanceTest.failure(() -> server.grpc.modelInfer(turns(ENDLESS, 20_000)))
                        .getStatus()
                        .getCode();
        assertThat(code).isIn(Status.Code.DEADLINE_EXCEEDED, Status.Code.UNAVAILABLE);
        return 1;
    }

    @Test
    void aCallBeyondItsTimeIsEndedAndTheModelCanBeUsedAgain() {
        String request = "{\"parameters\":{\"timeout\":100000},\"inputs\":[{\"name\":\"turns\",\"shape\":[1],"
                + "\"datatype\":\"INT64\",\"data\":[" + ENDLESS + "]}]}";
        HttpResponse<byte[]> late = server.post("/v2/models/turns/infer", request);
        assertThat(late.statusCode()).isEqualTo(503);
        assertThat(TestServer.json(late).get("error").asText()).contains("did not end within its time");
        HttpResponse<byte[]> next = server.post("/v2/models/turns/infer", request.replace(ENDLESS + "", "3"));
        assertThat(TestServer.json(next).at("/outputs/0/data/0").asInt()).isEqualTo(3);
        assertThat(server.served.statistics().late()).isEqualTo(1);
    }

    @Test
    void aClientThatCancelsEndsItsRun() throws Exception {
        Context.CancellableContext context = Context.current().withCancellation();
        Future<Status.Code> call = callers.submit(
                context.wrap(() -> GrpcConformanceTest.failure(() -> server.grpc.modelInfer(turns(ENDLESS, 0)))
                        .getStatus()
                        .getCode()));
        await("the run", () -> server.served.statistics().running() == 1);
        context.cancel(null);
        assertThat(call.get(20, TimeUnit.SECONDS)).isEqualTo(Status.Code.CANCELLED);
        await("the end of the run", () -> server.served.statistics().running() == 0);
        await("the count", () -> server.served.statistics().cancelled() == 1);
    }

    @Test
    void whenTooManyWaitTheNextIsRefusedAtOnceAndTheOthersAreAnswered() throws Exception {
        List<Future<Status.Code>> running = new ArrayList<>();
        for (int i = 0; i < 2 + TestServer.MOST_WAITING; i++) {
            running.add(callers.submit(
                    () -> GrpcConformanceTest.failure(() -> server.grpc.modelInfer(turns(ENDLESS, 4_000_000)))
                            .getStatus()
                            .getCode()));
        }
        await("a full queue", () -> server.served.statistics().waiting() == TestServer.MOST_WAITING);
        HttpResponse<byte[]> refused = server.post(
                "/v2/models/echo-fp32/infer",
                "{\"inputs\":[{\"name\":\"x\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1]}]}");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(TestServer.json(refused).get("error").asText()).contains("Too many calls wait", "4 waiting");
        assertThat(server.served.statistics().full()).isEqualTo(1);
        for (Future<Status.Code> one : running) {
            assertThat(one.get(30, TimeUnit.SECONDS)).isEqualTo(Status.Code.UNAVAILABLE);
        }
        assertThat(server.served.statistics().waiting()).isZero();
        assertThat(server.served.statistics().running()).isZero();
    }

    /** A version that is taken out of service under traffic closes after its last call. */
    @Test
    void unloadingUnderTrafficBreaksNoCall() throws Exception {
        Future<Integer> traffic = callers.submit(() -> {
            int count = 0;
            for (int i = 0; i < 300; i++) {
                count += overGrpc(i, 1);
            }
            return count;
        });
        for (int i = 0; i < 30; i++) {
            server.post("/v2/repository/models/simple/unload", "");
            server.post("/v2/repository/models/simple/load", "");
        }
        assertThat(traffic.get(60, TimeUnit.SECONDS)).isPositive();
    }

    private static ModelInferRequest turns(long turns, long timeoutUs) {
        byte[] number = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(turns)
                .array();
        return ModelInferRequest.newBuilder()
                .setModelName("turns")
                .putParameters(
                        "timeout",
                        InferParameter.newBuilder().setInt64Param(timeoutUs).build())
                .addInputs(Tensors.input("turns", "INT64", 1))
                .addRawInputContents(ByteString.copyFrom(number))
                .build();
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline for " + what).isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
