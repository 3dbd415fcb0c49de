package io.qilian.bundles.onnx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.onnx.api.OnnxCall;
import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.bundles.onnx.api.OnnxException.Reason;
import io.qilian.bundles.onnx.api.OnnxLease;
import io.qilian.bundles.onnx.api.OnnxRuntime;
import io.qilian.bundles.onnx.api.OnnxSession;
import io.qilian.bundles.onnx.api.SessionSettings;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxSessionTest {

    private static final OnnxRuntime RUNTIME = new OrtOnnxRuntime();

    @Test
    void describesWhatTheModelTakesAndGives() throws Exception {
        OnnxSession session = open("double-batch");
        assertThat(session.inputs()).hasToString("[x: FLOAT32[-1, 4]]");
        assertThat(session.inputs().get(0).dimensionNames()).containsExactly("batch", "");
        assertThat(session.outputs()).hasToString("[y: FLOAT32[-1, 4]]");
        assertThat(session.metadata()).containsEntry("origin", "make_models.py");
        session.retire();
        assertThat(session.closed()).isTrue();
    }

    @Test
    void runsOnPinnedBuffersAgainAndAgain() throws Exception {
        OnnxSession session = open("double");
        try (OnnxLease lease = session.lease().orElseThrow();
                OnnxCall call = lease.prepare(Map.of())) {
            for (int turn = 0; turn < 3; turn++) {
                FloatBuffer x = call.input("x").asFloatBuffer();
                x.put(new float[] {turn, 1, 2, 3});
                call.run();
                assertThat(numbers(call, "y")).containsExactly(2f * turn, 2f, 4f, 6f);
                assertThat(call.shape("y")).containsExactly(1L, 4L);
            }
        }
        session.retire();
    }

    @Test
    void readsMemoryThatIsLentForOneRunAndItsOwnAfterThat() throws Exception {
        OnnxSession session = open("double");
        try (OnnxLease lease = session.lease().orElseThrow();
                OnnxCall call = lease.prepare(Map.of())) {
            call.input("x").asFloatBuffer().put(new float[] {1, 2, 3, 4});
            ByteBuffer memory = ByteBuffer.allocateDirect(32).order(ByteOrder.nativeOrder());
            memory.position(16).asFloatBuffer().put(new float[] {5, 6, 7, 8});
            call.lend("x", memory);
            call.run();
            assertThat(numbers(call, "y")).containsExactly(10, 12, 14, 16);
            assertThat(memory.position()).isEqualTo(16);
            call.run();
            assertThat(numbers(call, "y")).containsExactly(2, 4, 6, 8);
            assertRefused(Reason.INPUT, "cannot lie in", () -> call.lend("x", memory.position(12)));
            assertRefused(Reason.INPUT, "cannot lie in", () -> call.lend("x", ByteBuffer.allocate(16)));
            assertRefused(Reason.INPUT, "is called z", () -> call.lend("z", memory.position(16)));
        }
        session.retire();
    }

    @Test
    void pinsOutputsWhoseShapeFollowsFromTheInputs() throws Exception {
        OnnxSession session = open("double-batch");
        try (OnnxLease lease = session.lease().orElseThrow();
                OnnxCall call = lease.prepare(Map.of("x", List.of(2L, 4L)))) {
            call.input("x").asFloatBuffer().put(new float[] {1, 2, 3, 4, 5, 6, 7, 8});
            call.run();
            assertThat(numbers(call, "y")).containsExactly(2, 4, 6, 8, 10, 12, 14, 16);
        }
        session.retire();
    }

    @Test
    void copiesOutputsWhoseShapeDependsOnTheData() throws Exception {
        OnnxSession session = open("non-zero");
        try (OnnxLease lease = session.lease().orElseThrow();
                OnnxCall call = lease.prepare(Map.of())) {
            call.input("x").asFloatBuffer().put(new float[] {0, 5, 0, 7});
            call.run();
            assertThat(call.shape("at")).containsExactly(1L, 2L);
            assertThat(call.longs("at").get(1)).isEqualTo(3);
            call.input("x").asFloatBuffer().put(new float[] {1, 1, 1, 1});
            call.run();
            assertThat(call.shape("at")).containsExactly(1L, 4L);
        }
        session.retire();
    }

    @Test
    void refusesWrongInputs() throws Exception {
        OnnxSession session = open("double-batch");
        try (OnnxLease lease = session.lease().orElseThrow()) {
            assertRefused(Reason.INPUT, "leaves dimensions open", () -> lease.prepare(Map.of()));
            assertRefused(Reason.INPUT, "No input is called z", () -> lease.prepare(Map.of("z", List.of(1L))));
            assertRefused(Reason.INPUT, "does not take the shape", () -> lease.prepare(Map.of("x", List.of(1L, 5L))));
            assertRefused(Reason.INPUT, "does not take the shape", () -> lease.prepare(Map.of("x", List.of(0L, 4L))));
            assertRefused(
                    Reason.UNSUPPORTED, "over the limit", () -> lease.prepare(Map.of("x", List.of(1L << 40, 4L))));
        }
        session.retire();
        assertThat(session.closed()).isTrue();
    }

    @Test
    void closesWithItsLastLeaseAndNotBefore() throws Exception {
        OnnxSession session = open("double");
        OnnxLease first = session.lease().orElseThrow();
        OnnxLease second = session.lease().orElseThrow();
        OnnxCall call = second.prepare(Map.of());
        session.retire();
        session.retire();
        assertThat(session.lease()).isEmpty();
        first.close();
        first.close();
        assertThat(session.leases()).isEqualTo(1);
        assertThat(session.closed()).isFalse();
        call.run();
        second.close();
        assertThat(session.closed()).isTrue();
        assertThatThrownBy(call::run).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> second.prepare(Map.of())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void survivesBeingRetiredAndClosedUnderTraffic() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(4);
        AtomicReference<OnnxSession> current = new AtomicReference<>(open("double"));
        CountDownLatch stop = new CountDownLatch(1);
        List<Future<Long>> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            runs.add(callers.submit(() -> {
                long count = 0;
                while (stop.getCount() > 0) {
                    OnnxLease lease = current.get().lease().orElse(null);
                    if (lease == null) {
                        continue;
                    }
                    try (lease;
                            OnnxCall call = lease.prepare(Map.of())) {
                        call.run();
                        count++;
                    }
                }
                return count;
            }));
        }
        List<OnnxSession> retired = new ArrayList<>();
        for (int swap = 0; swap < 200; swap++) {
            OnnxSession before = current.getAndSet(open("double"));
            before.retire();
            retired.add(before);
        }
        stop.countDown();
        for (Future<Long> run : runs) {
            assertThat(run.get(30, TimeUnit.SECONDS)).isPositive();
        }
        callers.shutdown();
        assertThat(retired).allMatch(OnnxSession::closed);
        current.get().retire();
    }

    @Test
    void endsARunOnRequest() throws Exception {
        OnnxSession session = open("endless");
        ExecutorService callers = Executors.newSingleThreadExecutor();
        try (OnnxLease lease = session.lease().orElseThrow();
                OnnxCall call = lease.prepare(Map.of())) {
            CountDownLatch started = new CountDownLatch(1);
            Future<?> run = callers.submit(() -> {
                started.countDown();
                call.run();
            });
            started.await();
            // Terminating before the run has begun is without effect on it, so it is asked for until it has ended.
            while (!run.isDone()) {
                call.terminate();
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> run.get(10, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOfSatisfying(
                            OnnxException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TERMINATED));
        }
        callers.shutdown();
        session.retire();
    }

    @Test
    void namesWhatIsWrongWithAFile(@TempDir Path folder) throws Exception {
        byte[] good = Files.readAllBytes(resource("double"));
        Path file = folder.resolve("model.onnx");

        Files.write(file, Arrays.copyOf(good, good.length / 2));
        assertRefused(Reason.DAMAGED, "", () -> RUNTIME.open(file, SessionSettings.DEFAULT));
        Files.writeString(file, "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n");
        assertRefused(Reason.LFS_POINTER, "Git-LFS", () -> RUNTIME.open(file, SessionSettings.DEFAULT));
        Files.writeString(file, "This is a text.");
        assertRefused(Reason.DAMAGED, "", () -> RUNTIME.open(file, SessionSettings.DEFAULT));
        Files.write(file, new byte[0]);
        assertRefused(Reason.DAMAGED, "empty", () -> RUNTIME.open(file, SessionSettings.DEFAULT));
        Files.delete(file);
        assertRefused(Reason.UNREADABLE, "", () -> RUNTIME.open(file, SessionSettings.DEFAULT));
    }

    private static float[] numbers(OnnxCall call, String output) {
        FloatBuffer buffer = call.floats(output);
        float[] numbers = new float[buffer.remaining()];
        buffer.get(numbers);
        return numbers;
    }

    private static void assertRefused(
            Reason reason, String message, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .hasMessageContaining(message)
                .isInstanceOfSatisfying(
                        OnnxException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    static OnnxSession open(String name) throws IOException, URISyntaxException {
        return RUNTIME.open(resource(name), SessionSettings.DEFAULT);
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(OnnxSessionTest.class.getResource("/" + name + ".onnx").toURI());
    }
}
