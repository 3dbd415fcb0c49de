package io.qilian.bundles.onnx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qilian.bundles.onnx.api.OnnxCall;
import io.qilian.bundles.onnx.api.OnnxException;
import io.qilian.bundles.onnx.api.OnnxException.Reason;
import io.qilian.bundles.onnx.api.OnnxLease;
import io.qilian.bundles.onnx.api.OnnxSession;
import io.qilian.bundles.onnx.api.SessionSettings;
import io.qilian.bundles.onnx.api.TensorInfo;
import io.qilian.bundles.onnx.api.TensorType;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TensorTypesTest {

    private static final OrtOnnxRuntime RUNTIME = new OrtOnnxRuntime();

    @Test
    void givesBackEveryElementTypeAsItWent() throws Exception {
        OnnxSession session = RUNTIME.open(model("types"), SessionSettings.DEFAULT);
        assertThat(session.inputs())
                .extracting(TensorInfo::type)
                .containsExactly(
                        TensorType.FLOAT64,
                        TensorType.FLOAT16,
                        TensorType.INT8,
                        TensorType.INT16,
                        TensorType.INT32,
                        TensorType.BOOL,
                        TensorType.STRING);
        Map<String, List<Long>> shapes = new HashMap<>();
        session.inputs().forEach(input -> shapes.put(input.name(), List.of(2L)));
        try (OnnxLease lease = session.lease().orElseThrow();
                OnnxCall call = lease.prepare(shapes)) {
            for (TensorInfo input : session.inputs()) {
                if (input.type() == TensorType.STRING) {
                    call.setTexts(input.name(), List.of("红", "green"));
                } else {
                    fill(call.input(input.name()));
                }
            }
            call.run();
            for (TensorInfo output : session.outputs()) {
                if (output.type() == TensorType.STRING) {
                    assertThat(call.texts(output.name())).containsExactly("红", "green");
                } else {
                    ByteBuffer bytes = call.bytes(output.name());
                    assertThat(bytes.remaining()).isEqualTo(2 * output.type().sizeBytes());
                    assertThat(bytes.get(0)).isEqualTo((byte) 1);
                }
            }
            assertRefused(() -> call.setTexts("text", List.of("one")), "takes 2 texts");
            assertRefused(() -> call.input("text"), "No input of numbers is called text");
            assertRefused(() -> call.bytes("text-out"), "consists of texts");
        }
        session.retire();
        assertThat(session.closed()).isTrue();
    }

    @Test
    void refusesTypesThatTheRuntimesInterfaceForJavaTakesForOthers() {
        assertThatThrownBy(() -> RUNTIME.open(model("unsigned"), SessionSettings.DEFAULT))
                .hasMessageContaining("UINT16")
                .isInstanceOfSatisfying(
                        OnnxException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED));
    }

    /** A pattern whose first byte is 1, which is a value of a flag too. */
    private static void fill(ByteBuffer input) {
        while (input.hasRemaining()) {
            input.put((byte) 1);
        }
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(OnnxException.class).hasMessageContaining(message);
    }

    private static Path model(String name) throws URISyntaxException {
        return Path.of(TensorTypesTest.class.getResource("/" + name + ".onnx").toURI());
    }
}
