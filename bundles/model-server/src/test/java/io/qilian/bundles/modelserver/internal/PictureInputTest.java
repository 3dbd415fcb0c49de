package io.qilian.bundles.modelserver.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import io.qilian.bundles.modelserver.internal.wire.ModelInferRequest;
import io.qilian.bundles.modelserver.internal.wire.ModelInferResponse;
import io.qilian.bundles.modelserver.internal.wire.ModelMetadataRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures as clients have them: the card of the model says how they are brought in. */
class PictureInputTest {

    private static final int ORANGE = 0xff8000;

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

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void takesAFileOfAnySizeAsBytes(String form) {
        byte[] file = Tensors.elements(Models.picture(form, ORANGE));
        assertOrange(infer(Tensors.input("images", "BYTES", 1), file));
    }

    @Test
    void takesPixelsOfAnySize() {
        int width = 51;
        int height = 20;
        byte[] pixels = new byte[3 * width * height];
        for (int i = 0; i < pixels.length; i += 3) {
            pixels[i] = (byte) 0xff;
            pixels[i + 1] = (byte) 0x80;
        }
        assertOrange(infer(Tensors.input("images", "UINT8", 1, height, width, 3), pixels));
    }

    @Test
    void takesAFileAsTheWholeBody() {
        HttpResponse<byte[]> response = server.post(
                "/v2/models/colour/infer", Models.picture("png", ORANGE), "Inference-Header-Content-Length", "0");
        int header = HttpConformanceTest.length(response);
        byte[] numbers = Arrays.copyOfRange(response.body(), header, response.body().length);
        assertThat(Tensors.floats(numbers)[0]).isCloseTo(1f, within(0.02f));
    }

    @Test
    void takesTheModelsOwnTensorToo() {
        byte[] zeros = new byte[4 * 3 * 32 * 32];
        ModelInferResponse answer = infer(Tensors.input("images", "FP32", 1, 3, 32, 32), zeros);
        assertThat(Tensors.floats(answer.getRawOutputContents(0).toByteArray())).containsOnly(0f);
    }

    @Test
    void tellsSoInTheMetadata() {
        assertThat(server.grpc
                        .modelMetadata(ModelMetadataRequest.newBuilder()
                                .setName("colour")
                                .build())
                        .getPropertiesMap()
                        .get("picture_input"))
                .startsWith("images: also BYTES [1]");
    }

    @Test
    void refusesWhatIsNoPicture() {
        byte[] noPicture = Tensors.elements(Tensors.utf8("this is no picture"));
        assertThat(GrpcConformanceTest.failure(() -> infer(Tensors.input("images", "BYTES", 1), noPicture))
                        .getStatus()
                        .getDescription())
                .contains("The picture cannot be read");
        byte[] two = Tensors.elements(new byte[1], new byte[1]);
        assertThat(GrpcConformanceTest.failure(() -> infer(Tensors.input("images", "BYTES", 2), two))
                        .getStatus()
                        .getDescription())
                .contains("one a request");
        assertThat(GrpcConformanceTest.failure(
                                () -> infer(Tensors.input("images", "UINT8", 1, 3, 32, 32), new byte[3 * 32 * 32]))
                        .getStatus()
                        .getDescription())
                .contains("[1, height, width, 3]");
    }

    private static ModelInferResponse infer(ModelInferRequest.InferInputTensor.Builder input, byte[] data) {
        return server.grpc.modelInfer(ModelInferRequest.newBuilder()
                .setModelName("colour")
                .addInputs(input)
                .addRawInputContents(ByteString.copyFrom(data))
                .build());
    }

    private static void assertOrange(ModelInferResponse answer) {
        float[] planes = Tensors.floats(answer.getRawOutputContents(0).toByteArray());
        assertThat(planes[0]).isCloseTo(1f, within(0.03f));
        assertThat(planes[1]).isCloseTo(0.5f, within(0.03f));
        assertThat(planes[2]).isCloseTo(0f, within(0.03f));
    }
}
